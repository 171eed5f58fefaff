package discord

import (
	"context"
	"net/http"

	"github.com/redress-send/redress/bot/chat"
)

// Kinds of command and of option, and where commands can be used (API v10).
const (
	commandSlash   = 1
	commandUser    = 2
	commandMessage = 3
	optionText     = 3
	optionNumber   = 4
	installServer  = 0
	inServers      = 0
	inDirect       = 1
)

// Limits of commands.
const (
	maxOffered = 25  // choices of an autocomplete
	maxChoice  = 100 // characters of a choice
	maxNumber  = 3650
)

// command is a command as Discord takes it.
type command struct {
	Name         string   `json:"name"`
	Type         int      `json:"type"`
	Description  string   `json:"description,omitempty"`
	Options      []option `json:"options,omitempty"`
	Contexts     []int    `json:"contexts"`
	Integrations []int    `json:"integration_types"`
}

// option is an option of a command.
type option struct {
	Type         int       `json:"type"`
	Name         string    `json:"name"`
	Description  string    `json:"description"`
	Required     bool      `json:"required,omitempty"`
	Autocomplete bool      `json:"autocomplete,omitempty"`
	Choices      []offered `json:"choices,omitempty"`
	MaxLength    int       `json:"max_length,omitempty"`
	MinValue     int       `json:"min_value,omitempty"`
	MaxValue     int       `json:"max_value,omitempty"`
}

// commands are what is put to Discord, made from the catalogue: global ones, in servers and in direct
// messages with the bot.
func commands() []command {
	var out []command
	everywhere, installs := []int{inServers, inDirect}, []int{installServer}
	for _, a := range chat.Askings() {
		c := command{Name: a.ID, Type: commandSlash, Description: a.Help, Contexts: everywhere, Integrations: installs}
		for i := range a.Fields {
			c.Options = append(c.Options, optionOf(&a.Fields[i]))
		}
		out = append(out, c)
	}
	form := chat.LogForm()
	return append(out, command{Name: form.Title, Type: commandMessage, Contexts: everywhere, Integrations: installs})
}

func optionOf(f *chat.Field) option {
	o := option{Type: optionText, Name: f.ID, Description: f.Label, Required: f.Need, Autocomplete: f.Cases, MaxLength: f.Limit}
	if f.Number {
		o.Type, o.MinValue, o.MaxValue = optionNumber, 1, maxNumber
	}
	for _, c := range f.Options {
		o.Choices = append(o.Choices, offered{Name: c.Label, Value: c.ID})
	}
	return o
}

// Register puts the commands to Discord in place of all that the application had, and returns their names. The
// application is asked for where no id of it is set.
func (d *Discord) Register(ctx context.Context) ([]string, error) {
	app := d.opt.ApplicationID
	if app == "" {
		c := &call{method: http.MethodGet, path: "/applications/@me"}
		var me user
		if err := d.api.do(ctx, c, &me); err != nil {
			return nil, d.forPeople(c, err)
		}
		app = me.ID
	}
	all := commands()
	c := &call{method: http.MethodPut, path: "/applications/" + segment(app) + "/commands", body: all}
	if err := d.api.do(ctx, c, nil); err != nil {
		return nil, d.forPeople(c, err)
	}
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].Name
		if all[i].Type == commandSlash {
			names[i] = "/" + names[i]
		}
	}
	return names, nil
}

// said is what a command would be if it were typed; empty: nothing that can be answered.
func said(in *inInteraction) (text, fault string) {
	values := in.options()
	for _, a := range chat.Askings() {
		if a.ID != in.Data.Name {
			continue
		}
		text, ok := a.Said(values)
		switch {
		case ok:
			return text, ""
		case a.Fault != "":
			return "", a.Fault
		}
		return chat.Says("help"), ""
	}
	return "", ""
}

// notOffered is what is said to a command or a form that the bot does not know: Discord shows commands for a while that were
// put by an earlier release.
const notOffered = "This is not offered any more, and nothing was saved. Restart Discord to see what is, or say it in a message to me."

// suggest offers the person's cases whose reference has what was typed in it.
func (d *Discord) suggest(ctx context.Context, in *inInteraction) callback {
	choices := []offered{}
	answer := callback{Type: answerChoices, Data: &callbackData{Choices: &choices}}
	name, typed := in.focused()
	if in.who() == "" || !ofCases(in.Data.Name, name) {
		return answer
	}
	limited, cancel := context.WithTimeout(ctx, suggestWithin)
	defer cancel()
	found, err := d.opt.Suggest(limited, Route+"/"+in.who(), typed)
	if err != nil {
		d.opt.Log.Warn("no cases can be offered", "cause", why(err))
	}
	for _, c := range found[:min(len(found), maxOffered)] {
		choices = append(choices, offered{Name: cutUnits(labelOf(c), maxChoice), Value: cutUnits(c.ID, maxChoice)})
	}
	return answer
}

// ofCases reports whether the command's option takes a case.
func ofCases(command, option string) bool {
	for _, a := range chat.Askings() {
		for _, f := range a.Fields {
			if a.ID == command && f.ID == option {
				return f.Cases
			}
		}
	}
	return false
}
