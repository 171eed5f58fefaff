package slack

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/redress-send/redress/bot/chat"
)

// Scopes are what the app is allowed in a workspace, and why: it reads nothing but what is said to it.
var Scopes = []string{
	"app_mentions:read", // hear its name
	"chat:write",        // answer
	"commands",          // /redress and the shortcut
	"im:history",        // hear direct messages, and look up whether a letter was posted
	"files:write",       // show a case's time line as a picture
	"im:write",          // begin a direct message: reminders, and answers that cannot be private elsewhere
}

// events are what Slack tells the app. A mention in a channel would come a second time as a message of the
// channel, so those are not asked for.
var events = []string{"app_home_opened", "app_mention", "message.im"}

// Limits of a manifest (Slack's schema of it).
const (
	maxUsageHint   = 1000
	maxShortcut    = 24
	maxDescription = 150
)

// Manifest describes the app to Slack, as JSON: what is pasted where an app is made. base is where Redress is
// reached by HTTP; empty: Socket Mode.
func Manifest(base string) ([]byte, error) {
	command := map[string]any{
		"command": "/redress", "description": "Ask about deadlines, or record what happened to a case",
		"usage_hint": chat.Cut(usage(), maxUsageHint), "should_escape": false,
	}
	interactivity := map[string]any{"is_enabled": true}
	subscriptions := map[string]any{"bot_events": events}
	if base != "" {
		base = strings.TrimSuffix(base, "/")
		command["url"] = base + CommandsPath
		interactivity["request_url"], interactivity["message_menu_options_url"] = base+InteractionsPath, base+InteractionsPath
		subscriptions["request_url"] = base + EventsPath
	}
	form := chat.LogForm()
	m := map[string]any{
		"_metadata": map[string]any{"major_version": 2, "minor_version": 1},
		"display_information": map[string]any{
			"name": "Redress", "background_color": "#1d3557", //nolint:misspell // the word is Slack's
			"description":      "Deadlines of disputes about special educational needs in England",
			"long_description": longDescription,
		},
		"features": map[string]any{
			"app_home":       map[string]any{"home_tab_enabled": true, "messages_tab_enabled": true, "messages_tab_read_only_enabled": false},
			"bot_user":       map[string]any{"display_name": "Redress", "always_online": true},
			"slash_commands": []any{command},
			"shortcuts": []any{map[string]any{
				"name": chat.Cut(form.Title, maxShortcut), "type": "message", "callback_id": shortcutID,
				"description": chat.Cut("Read a message back as facts of a case; nothing is saved before you confirm it", maxDescription),
			}},
		},
		"oauth_config": map[string]any{"scopes": map[string]any{"bot": Scopes}},
		"settings": map[string]any{
			"event_subscriptions": subscriptions, "interactivity": interactivity,
			"org_deploy_enabled": false, "socket_mode_enabled": base == "", "token_rotation_enabled": false,
		},
	}
	out, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("slack: write the manifest: %w", err)
	}
	return append(out, '\n'), nil
}

const longDescription = "Redress keeps a case as dated facts, works out every statutory time limit from them and says why, and " +
	"reminds the right person in time. Say what happened, or ask what is due, in a direct message, with /redress, or from the menu " +
	"of a message. It holds no names, dates of birth, schools or addresses. Information, not legal advice."

// usage is what Slack shows beside the command while it is typed.
func usage() string {
	var says []string
	for _, c := range chat.Catalogue() {
		says = append(says, c.Says)
	}
	return strings.Join(says, " | ") + " | why HPL-0231 | HPL-0231 certificate issued 9 November"
}
