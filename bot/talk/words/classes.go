package words

// classes are words that mean the same in a phrase. A phrase names them in capitals.
var classes = map[string]string{
	"FAMILY":   "she he they mum dad parent family carer nan gran grandma grandad guardian yp appellant client caller couple stepmum stepdad aunt uncle her him them",
	"SOMEBODY": "her him them me us kid child children baby toddler son daughter boy girl lad lass one sister brother mum dad wife partner nan gran yp",
	"KIN":      "she he mum dad parent family carer nan gran grandma grandad guardian yp appellant client",
	"LA":       "la",
	"TRIB":     "tribunal court judge",
	"RANG":     "rang rung called phoned telephoned emailed wrote texted messaged contacted",
	"SENT":     "sent issued emailed posted served dispatched sending",
	"OUT":      "out done issued sent given emailed posted dispatched completed produced signed through gone went made",
	"GONE":     "sent issued emailed posted served dispatched submitted filed lodged went gone made out put in off uploaded completed done circulated given handed released",
	"LODGED":   "lodged submitted filed sent posted emailed lodging",
	"CAME":     "received came arrived in back got landed here through reached",
	"HELD":     "held happened done completed finished",
	"BOOKED":   "booked set fixed arranged scheduled confirmed listed diarised rebooked rescheduled rearranged moved postponed pencilled shifted bumped",
	"TOLD":     "told notified informed advised emailed",
	"WANT":     "want wants wanted wanting like prefer prefers chose chosen opted opts choosing requested requests",
	"NEEDS":    "needs need needing wants want requires require requiring asked asks asking requested requests",
	"REFUSED":  "refused declined rejected",
	"MEDIATE":  "mediation mediate mediating",
}
