// Package talk is the conversation: it hears what somebody means (bot/talk/words), asks the casework, and
// answers in plain British English, the same on every platform.
//
// It saves nothing that was not read back and confirmed, guesses no day, tells nobody whether a case exists
// that they may not see, and names no platform.
//
// # How an event is answered
//
// Engine.Handle answers one event, once. It makes a turn of it, with who speaks, the day, and what was said before
// (state.go), and goes through stages, each of which may answer:
//
//  1. What is no text: a message that was deleted (taken_back.go), a button that was pressed (chosen.go), a file or a
//     picture alone (wordless.go), what is too long (too_long.go), and a manager who breaks the glass
//     (in_spite.go).
//  2. The words are heard, once, by words.Hear; what is to be refused is refused (refuse.go).
//  3. The conversation completes what was heard: the thread, the last card and the last question say which case and
//     which fact are meant (from_context.go, ruled_on.go, begins_anew.go).
//  4. A draft that waits for an answer or a confirmation goes on, where the message continues it (ask.go: goOn).
//  5. What was just spoken of is followed up (follow_up.go, follow_day.go, being_opened.go).
//  6. What can be said in so many ways that its intent alone does not tell it: a list that is replied to, a theme, a
//     provision, a case of somebody else's (turn.go: anew).
//  7. The intent decides (turn.go: intents). A file is named after each.
//
// A fact goes through three more, however it was told: what is missing is asked for (missing.go, ask.go), what was
// understood is read back with the dates that follow from it (propose.go), and what is confirmed is saved, in one
// transaction with the answer that says so (save.go).
package talk
