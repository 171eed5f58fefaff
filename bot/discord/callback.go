package discord

import "github.com/bwmarrin/discordgo"

// Kinds of answer to an interaction (API v10).
const (
	answerPong        = 1
	answerMessage     = 4
	answerDefer       = 5
	answerDeferUpdate = 6
	answerChoices     = 8
	answerModal       = 9
)

// ephemeral shows a message to the one who asked alone.
const ephemeral = 64

// callback is an answer to an interaction.
type callback struct {
	Type int           `json:"type"`
	Data *callbackData `json:"data,omitempty"`
}

// callbackData is what an answer holds, which depends on its kind.
type callbackData struct {
	Content         string                            `json:"content,omitempty"`
	AllowedMentions *discordgo.MessageAllowedMentions `json:"allowed_mentions,omitempty"`
	Flags           int                               `json:"flags,omitempty"`
	Choices         *[]offered                        `json:"choices,omitempty"`
	CustomID        string                            `json:"custom_id,omitempty"`
	Title           string                            `json:"title,omitempty"`
	Components      []label                           `json:"components,omitempty"`
}

// offered is one choice of an autocomplete.
type offered struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// deferred says that an answer is to come: to the one who asked alone, unless they asked where nobody else reads.
func deferred(in *inInteraction) callback {
	soon := callback{Type: answerDefer}
	if !in.direct() {
		soon.Data = &callbackData{Flags: ephemeral}
	}
	return soon
}

// toOne says something at once to the one who asked alone.
func toOne(text string) callback {
	return callback{Type: answerMessage, Data: &callbackData{Content: text, AllowedMentions: nobody(), Flags: ephemeral}}
}
