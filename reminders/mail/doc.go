// Package mail carries a neutral message as an e-mail: Render writes it (RFC 5322, plain text and HTML), a Sender
// hands it to a mail server.
//
// Mail is read by more than the one it is for, so a subject holds counts and nothing else, and anything
// that is not a count gets a subject that says nothing. The Message-ID follows from the key of the letter:
// a letter that is sent again after a crash is the same mail, and mail readers show it once. It refuses a
// server without encryption, except on the machine itself.
//
//	s, err := mail.NewSender("smtp://user:secret@mail.example.org:587", "redress@example.org")
//	post.Join(mail.Route, s, chat.Carriage{})
package mail
