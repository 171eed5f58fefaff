package handbook

import (
	"slices"
	"strings"
	"unicode"
)

// inOrder are the words of a question that tell it from others, each once and in the order of the alphabet: in small
// letters, the same thing always by the same word, without endings and without the small words.
func inOrder(text string) []string {
	text = strings.ToLower(text)
	for _, p := range phrases {
		text = strings.ReplaceAll(text, p[0], p[1])
	}
	var out []string
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		same, ok := synonyms[w]
		if !ok {
			same = w
		}
		if same != "" && !small[same] {
			out = append(out, stem(same))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stem takes off the usual endings.
func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s"} {
		if root, ok := strings.CutSuffix(w, end); ok && len(root) > 3 {
			return strings.TrimSuffix(root, "e")
		}
	}
	if len(w) > 4 {
		return strings.TrimSuffix(w, "e")
	}
	return w
}

// phrases are several words that mean one thing.
var phrases = [][2]string{
	{"’", "'"}, {"n't", " not"}, {"dont", "do not"}, {"doesnt", "does not"}, {"cant", "can not"}, {"wont", "will not"}, {"hasnt", "has not"},
	{"didnt", "did not"}, {"isnt", "is not"},
	{"ehc needs assessment", "assessment"}, {"education health and care plan", "ehcp"}, {"education, health and care plan", "ehcp"},
	{"ehc plan", "ehcp"}, {"local authority", "authority"}, {"the council", "authority"}, {"first-tier", "firsttier"}, {"first tier", "firsttier"},
	{"out of time", "late"}, {"time limit", "howlong"}, {"how long", "howlong"}, {"how soon", "howlong"}, {"how many days", "howlong"},
	{"how many weeks", "howlong"}, {"how many months", "howlong"}, {"how much time", "howlong"}, {"way-forward", "way forward"}, {"re-assess", "reassess"}, {"re assess", "reassess"},
	{"mandatory mediation", "mediation mandatory"}, {"judicial review", "judicialreview"}, {"subject access", "subjectaccess"},
	{"post-16", "post16"}, {"post 16", "post16"}, {"annual review", "annualreview"}, {"phase transfer", "phasetransfer"},
	{"boxing day", "christmas"}, {"new year", "christmas"}, {"upper tribunal", "uppertribunal"}, {"sendist", "sendtribunal"}, {"got to", "must"}, {"send tribunal", "sendtribunal"}, {"what now", "whatnext"},
	{"now what", "whatnext"}, {"what happens now", "whatnext"}, {"what next", "whatnext"}, {"comes next", "whatnext"}, {"what happens next", "whatnext"}, {"do next", "whatnext"}, {"consent order", "consentorder"},
	{"local offer", "localoffer"}, {"last day", "howlong"}, {"by when", "howlong"}, {"working days", "workingday"}, {"working day", "workingday"},
	{"are you a ", "realperson "}, {"real person", "realperson"}, {"type of school", "schooltype"}, {"run out", "valid"}, {"runs out", "valid"}, {"disagreement resolution", "disagreementresolution"}, {"60 days", "sixtydays"}, {"sixty days", "sixtydays"}, {"8 weeks", "eightweeks"}, {"8 wks", "eightweeks"}, {"eight weeks", "eightweeks"},
	{"when it's at home", ""}, {"when its at home", ""}, {"if i do nothing", "familydoesnothing"}, {"if we do nothing", "familydoesnothing"}, {"grace period", "late"}, {"get rid", "reform"}, {"getting rid", "reform"}, {"personal budget", "budget"}, {"permission to appeal", "permission"}, {"ta hours", "provision"},
}

// synonyms say the same thing by one word. A word that stands for nothing is small.
var synonyms = map[string]string{
	"la": "authority", "las": "authority", "council": "authority", "lea": "authority", "borough": "authority", "county": "authority",
	"plan": "ehcp", "plans": "ehcp", "ehcps": "ehcp", "ehc": "ehcp", "cert": "certificate", "certs": "certificate", "certificates": "certificate",
	"xmas": "christmas", "aug": "august", "sept": "september", "dec": "december", "mum": "family", "mums": "family", "mam": "family", "dad": "family",
	"parent": "family", "parents": "family", "she": "family", "he": "family", "they": "family", "we": "family", "families": "family",
	"her": "family", "their": "family", "our": "family", "us": "family", "carer": "family", "you": "family", "u": "family", "i": "family", "somebody": "family",
	"anyone": "family", "someone": "supporter", "people": "family", "client": "family", "one": "",
	"mediate": "mediation", "mediating": "mediation", "mediations": "mediation", "mediated": "mediation",
	"appeals": "appeal", "appealing": "appeal", "appealed": "appeal", "lodge": "sent", "lodging": "sent", "lodged": "sent", "send": "send",
	"solicitor": "lawyer", "barrister": "lawyer", "lawyers": "lawyer", "solicitors": "lawyer", "friend": "supporter", "advocate": "supporter", "allowed": "attend", "take": "attend", "someone's": "family",
	"compulsory": "must", "required": "must", "forced": "must", "have": "must", "has": "must", "need": "must", "needs": "must",
	"obliged": "must", "got": "", "obligatory": "must",
	"deadline": "howlong", "deadlines": "howlong", "limit": "howlong", "limits": "howlong", "when": "howlong", "due": "howlong", "long": "howlong",
	"soon": "howlong", "time": "howlong", "quickly": "howlong", "fast": "howlong",
	"ignores": "ignore", "ignored": "ignore", "ignoring": "ignore", "comply": "ignore", "complying": "ignore", "complied": "ignore", "disobeys": "ignore",
	"scrapped": "reform", "scrapping": "reform", "abolished": "reform", "reforms": "reform", "isps": "isp", "rules": "rule",
	"concedes": "concede", "conceded": "concede", "conceding": "concede", "concession": "concede", "opposing": "concede", "oppose": "concede",
	"amend": "change", "amended": "change", "amending": "change", "changes": "change", "changed": "change", "finalise": "final", "expire": "valid", "expires": "valid", "lapse": "valid", "drs": "disagreementresolution",
	"paper": "paper", "docs": "paper", "free": "cost", "pay": "cost", "pays": "cost", "fee": "cost", "fees": "cost", "costs": "cost", "price": "cost", "charge": "cost",
	"bring": "attend", "come": "attend", "comes": "attend", "attends": "attend", "attending": "attend",
	"contacting": "contact", "ring": "contact", "call": "contact", "phone": "contact", "sixteen": "16", "five": "5", "six": "6", "twenty": "20",
	"fifteen": "15", "four": "4", "twelve": "12", "thirty": "30", "two": "2", "three": "3", "eight": "8", "wales": "nation", "welsh": "nation",
	"scotland": "nation", "scottish": "nation", "ireland": "nation", "ceasing": "cease", "ceased": "cease", "ceases": "cease", "end": "cease", "ends": "cease",
	"ending": "cease", "stop": "stop", "stops": "stop", "pause": "stop", "paused": "stop", "pauses": "stop", "wot": "what", "whats": "what",
	"assessing": "assess", "assessed": "assess", "assessment": "assess", "assessments": "assess", "refuse": "refusal", "refused": "refusal", "refuses": "refusal",
	"issues": "issue", "issued": "issue", "issuing": "issue", "moves": "move", "moved": "move", "moving": "move", "college": "college", "discriminate": "discrimination",
	"dds": "discrimination", "lgo": "ombudsman", "lgsco": "ombudsman", "sars": "sar", "hols": "holiday", "holidays": "holiday", "reassessment": "reassess",
	"reassesses": "reassess", "meetings": "meeting", "mtg": "meeting", "nhs": "health", "agreed": "agree", "agrees": "agree", "agreement": "agree",
	"ordered": "order", "orders": "order", "tribunals": "tribunal", "court": "court", "courts": "court", "responds": "respond", "response": "respond", "reply": "answer",
	"replied": "answer", "replies": "answer", "answers": "answer", "hearings": "hearing", "yp": "young", "jr": "judicialreview", "sent": "sent", "midnight": "5pm", "missed": "missed", "late": "late", "mandatory": "mandatory", "decides": "decide", "decision": "decide", "decisions": "decide",
	"wks": "week", "weeks": "week", "mths": "month", "months": "month", "withdrawing": "withdraw", "withdrawn": "withdraw", "drop": "withdraw", "dropping": "withdraw", "cancel": "withdraw",
	"glasgow": "nation", "edinburgh": "nation", "aberdeen": "nation", "cardiff": "nation", "swansea": "nation", "newport": "nation", "belfast": "nation", "derry": "nation",
	"son": "child", "daughter": "child", "kid": "child", "kids": "child", "children": "child", "lad": "child", "boy": "child", "girl": "child", "childs": "child",
	"im": "", "ive": "", "theyre": "family", "theyve": "family", "weve": "family", "shes": "family", "hes": "family", "tho": "", "though": "", "bill": "reform", "governor": "governors",
	"therapies": "therapy", "benefit": "benefits", "budgets": "budget", "psychologist": "psychologists",
}

// small are the words that tell no question from another.
var small = wordSet(`a an the to of in on at for is it its be been was were are am do does did doing done and or but so if then than that this these those there
	my your his as by with about from into just please pls quick q hi hello hey ok thanks any some me not no yes also too still really actually can could
	would should will shall may might get gets give gives go goes say says said tell tells know sure right
	ta lol mean day bot m s re n r d now out`)

// subjects are what questions are about: an answer that never speaks of it is likely one about something else.
var subjects = stems(`mediation appeal certificate assess reassess annualreview hearing ombudsman complaint judicialreview discrimination bundle evidence
	college exclusion order consentorder concede withdraw placement draft august christmas mediator adviser provision nation health
	permission governors budget transport benefits`)

func stems(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[stem(w)] = true
	}
	return out
}

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
