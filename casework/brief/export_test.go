package brief

// EasyEvents are the words of facts, for tests.
var EasyEvents = easyEvents
