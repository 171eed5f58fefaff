package words

import "strings"

// spell gives a word the spelling that the phrases use: an abbreviation is written out, a plural becomes a
// singular, and one slip in a long word is mended. A word that no phrase knows stays as it is.
func spell(w string) string {
	if s, ok := spellings[w]; ok {
		return s
	}
	if _, known := lexicon[w]; known {
		return w
	}
	for _, end := range [...]struct{ plural, singular string }{{"s", ""}, {"es", ""}, {"ies", "y"}} {
		if stem, cut := strings.CutSuffix(w, end.plural); cut && len(stem) > 2 {
			if _, known := lexicon[stem+end.singular]; known {
				return stem + end.singular
			}
		}
	}
	if right := unswapped(w); right != "" {
		return right
	}
	return mend(w)
}

// mend puts a slip right in a word of six letters and more: a letter too many, too few, wrong or swapped with
// its neighbour, or two of them in a word of nine; an ending written as it sounds; the name of a day. The first
// letter must be right, and only one word may be meant.
func mend(w string) string {
	if len(w) < 5 || len(w) > 16 {
		return w
	}
	if day := mendDay(w); day != "" {
		return day
	}
	for _, sound := range [...]string{"shun", "shon", "tiun", "cion", "sion", "shen"} {
		if stem, ok := strings.CutSuffix(w, sound); ok && lexicon[stem+"tion"] != 0 {
			return stem + "tion"
		}
	}
	if len(w) < 6 || commonWords[w] {
		return w
	}
	for slips := 1; slips <= 2 && (slips == 1 || len(w) >= 7); slips++ {
		found := ""
		for _, long := range longWords[w[0]] {
			if withinSlips(w, long, slips) && (slips == 1 || len(w) >= 9 || len(long) >= 9) {
				if found != "" {
					return w
				}
				found = long
			}
		}
		if found != "" {
			return found
		}
	}
	return w
}

// unswapped returns the one word of the phrases that a word of four or five letters is with two neighbours swapped: "svae",
// "hled". The first letter is not swapped away.
func unswapped(w string) string {
	if len(w) < 4 || len(w) > 5 || commonWords[w] || firstNames[w] {
		return ""
	}
	found := ""
	for i := 1; i+1 < len(w); i++ {
		if w[i] == w[i+1] {
			continue
		}
		swapped := w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
		if _, known := lexicon[swapped]; !known {
			continue
		}
		if found != "" {
			return ""
		}
		found = swapped
	}
	return found
}

// mendDay returns the day of the week, or the "yesterday", that is meant by a word that ends much like one.
func mendDay(w string) string {
	if !strings.HasSuffix(w, "y") && !strings.HasSuffix(w, "a") && !strings.HasSuffix(w, "d") || notDays[w] || commonWords[w] || len(w) < 6 {
		return ""
	}
	found := ""
	for _, d := range longDays {
		if d[0] == w[0] && withinSlips(w, d, 1+len(d)/9) && strings.Contains(w[len(w)-3:], "d") {
			if found != "" {
				return ""
			}
			found = d
		}
	}
	return found
}

var (
	longDays = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday"}
	notDays  = set(`midday mayday sundry tuned sunned frayed modify`)
)

// withinSlips reports whether a and b differ by so many slips at most, one or two.
func withinSlips(a, b string, slips int) bool {
	if slips == 1 {
		return oneSlip(a, b)
	}
	if len(a)-len(b) > 2 || len(b)-len(a) > 2 {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	switch {
	case a == "" || b == "":
		return len(a)+len(b) <= 2
	case len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && oneSlip(a[2:], b[2:]):
		return true
	}
	return oneSlip(a[1:], b[1:]) || oneSlip(a, b[1:]) || oneSlip(a[1:], b)
}

// longWords are the long words of the lexicon that people misspell, by their first letter.
var longWords = byFirstLetter(`adjourned agreement appealed assessment attached authority cancelled certificate
	complaint compliance complied conceded conciliation deadline decision dismissed direction disability
	discrimination disagreement evidence governors hearing information issued mediation mediator ombudsman permission
	placement postponed provision recommendation reassessment received refusal registered registration representations
	response statutory struck tribunal withdrawn happened contacted arranged confirmed explained interested withdrew interpreter
	reopened parents children family council yesterday tomorrow declined attended adviser completed mediated telephone certified appealed pursued cancel`)

func byFirstLetter(words string) map[byte][]string {
	out := map[byte][]string{}
	for w := range strings.FieldsSeq(words) {
		out[w[0]] = append(out[w[0]], w)
	}
	return out
}

// oneSlip reports whether a and b differ by one letter added, missing, wrong or swapped with its neighbour.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) {
		return true
	}
	if a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// spellings are abbreviations and usual slips, with what they stand for.
var spellings = pairs(`
	cert certificate, certs certificate, certif certificate, certificat certificate, cetificate certificate, certicate certificate,
	med mediation, medn mediation, mediations mediation, meditation mediation,
	mtg meeting, mtgs meeting, meetin meeting,
	trib tribunal, tribs tribunal, ftt tribunal, sendist tribunal, hmcts tribunal,
	las la, lea la, council la, councils la, authority la, authorities la, borough la,
	recd received, rcvd received, recvd received, recieved received, reveived received,
	ltr letter, ltrs letter, leter letter, lettter letter, lettr letter,
	hrg hearing, hearin hearing, resp response, respone response, decn decision, descision decision, desicion decision,
	reg registered, regd registered, regn registration, registed registered,
	ehcp plan, ehcps plan, ehc plan, ehcna assessment,
	advisor adviser, advisors adviser, adv adviser, advsr adviser,
	info information, tel phone, ph phone, fone phone,
	pls please, plz please, u you, ur your, r are, n and, wot what, wat what, wht what, wen when, y yes, ye yes, yh yes, yeh yes, ya yes, fwd forward, fo for, teh the, hte the, adn and, nto not, wiht with, taht that, waht what, yep yes, yup yes, yeah yes,
	w with, wk week, wks week, weeks week, wkly weekly, mth month, mths month, mnth month, mnths month, months month, days day, yr year, yrs year,
	hr hour, hrs hour, min minute, mins minute, tho though, coz because, cos because, bc because,
	sch school, schl school, ack acknowledged, ackd acknowledged, adj adjourned, ajourned adjourned,
	canx cancelled, cancl cancelled, canc cancelled, cancld cancelled, canceled cancelled, cancelld cancelled, bkd booked, boked booked, bookd booked,
	sched scheduled, resched rescheduled, ta thanks, thx thanks, thnx thanks, tnx thanks, ty thanks, cheers thanks, cheerz thanks,
	mam mum, mams mum, ma mum, da dad, bairn child, bairns child, kiddo child, owt anything, nowt nothing, whent went, fambly family, famly family,
	canceld cancelled, cancled cancelled, cancelt cancelled, canselled cancelled, sed said, sayed said, sertificate certificate, sertificat certificate, counsil la, counsils la, boked booked,
	medation mediation, mediaton mediation, contcat contact, contac contact, lst last, appeel appeal, apeel appeal, soz sorry, shd should, cud could, wud would,
	morn morning, nobody noone, mom mum, mummy mum, mums mum, dads dad, daddy dad, mother mum, father dad,
	parents parent, carers carer, families family, fam family, youngperson yp, yps yp,
	apeal appeal, appel appeal, appeals appeal, appealled appealed, lodgd lodged, loged lodged, submited submitted, submtted submitted,
	agrmt agreement, agmt agreement, agreemt agreement, nxt next, agreeed agreed, aggreed agreed, agred agreed, agrred agreed, agremeent agreement, aggreement agreement,
	refusd refused, refued refused, refuseal refusal, refusl refusal, refuses refuse,
	issed issued, isued issued, issud issued, posted posted, sentt sent,
	witdrew withdrew, withdrawl withdrawal, widthdrawn withdrawn, withdrawed withdrawn,
	concede conceded, concedes conceded, conceeded conceded, conceding conceded,
	hols holiday, hol holiday, holday holiday, holliday holiday, tehre there, menny many, letta letter, dedline deadline, agust august, conset consent, bh bankholiday, xmas christmas, crimbo christmas, chrimbo christmas,
	tmw tomorrow, tmrw tomorrow, tomo tomorrow, tomoz tomorrow, tomorow tomorrow, tommorow tomorrow, tommorrow tomorrow, tmorrow tomorrow,
	yest yesterday, yday yesterday, yesturday yesterday, yesterdy yesterday, ystrday yesterday, yesteday yesterday, yersterday yesterday,
	2day today, tday today, todays today, tonite tonight,
	qtr quarter, qtrs quarter, qtrly quarterly, lvl level, lvls level, nos numbers, num number,
	fortnite fortnight, fornight fortnight, dashbord dashboard, dashbaord dashboard, calender calendar,
	whens when, wheres where, hows how, whys why, wheather whether,
	mediatr mediator, provsion provision, placment placement, plcmt placement, assesment assessment, assessmnt assessment,
	assesed assessed, asses assess, acess access, ascess assess,
	discrim discrimination, disc discrimination, ombudsmen ombudsman, lgo lgsco, icbs icb, ccg icb,
	thro through, thru through, dsar sar, rfc send7, ar review, ars review, docs document, doc document, whatsapped messaged, whatsapp message, jr jr, ehcna assessment,
	wi with, lad child, lass child, lads child, littlun child, dinnertime lunchtime, teatime lunchtime, aft afternoon, arvo afternoon, telephone phone, provided given,
	tld told, ev evidence, evid evidence, fin final, bdl bundle, bndl bundle, agr agreed, persuade pursued, persued pursued, ystrdy yesterday,
	finalized finalised, finalise finalised, apologise sorry, icbs icb, nhs nhs`)

// oddities are words written with digits.
var oddities = pairs(`b4 before, 2moro tomorrow, 2morrow tomorrow, 2mrw tomorrow, 2mo tomorrow, 2nite tonight, 2day today, gr8 great,
	l8 late, l8r later, m8 mate, 4got forgot, w8 wait, w8ing waiting, any1 anyone, some1 someone, every1 everyone, no1 noone, sum1 someone`)

// prefixes are written with a hyphen or without: the words are put together.
var prefixes = set(`re self e co pre post un non`)

// runTogether are words that stand for two, with and without their apostrophe.
var runTogether = map[string][]string{
	"whats": {"what", "is"}, "wots": {"what", "is"}, "wats": {"what", "is"}, "whens": {"when", "is"},
	"wheres": {"where", "is"}, "hows": {"how", "is"}, "whos": {"who", "is"}, "whys": {"why", "is"},
	"thats": {"that", "is"}, "theres": {"there", "is"}, "heres": {"here", "is"}, "its": {"it", "is"},
	"ive": {"i", "have"}, "youve": {"you", "have"}, "weve": {"we", "have"}, "theyve": {"they", "have"},
	"im": {"i", "am"}, "youre": {"you", "are"}, "theyre": {"they", "are"}, "shes": {"she", "is"}, "hes": {"he", "is"},
	"theyll": {"they", "will"}, "itll": {"it", "will"}, "youll": {"you", "will"}, "thatll": {"that", "will"},
	"theyd": {"they", "would"}, "youd": {"you", "would"},
	"isnt": {"is", "not"}, "arent": {"are", "not"}, "wasnt": {"was", "not"}, "werent": {"were", "not"},
	"hasnt": {"has", "not"}, "havent": {"have", "not"}, "hadnt": {"had", "not"},
	"dont": {"do", "not"}, "doesnt": {"does", "not"}, "didnt": {"did", "not"}, "dosnt": {"does", "not"},
	"cant": {"can", "not"}, "cannot": {"can", "not"}, "couldnt": {"could", "not"}, "wont": {"will", "not"},
	"wouldnt": {"would", "not"}, "shouldnt": {"should", "not"}, "mustnt": {"must", "not"}, "aint": {"is", "not"},
	"dinnae": {"do", "not"}, "didnae": {"did", "not"}, "doesnae": {"does", "not"}, "cannae": {"can", "not"}, "wasnae": {"was", "not"}, "isnae": {"is", "not"},
	"wouldnae": {"would", "not"}, "couldnae": {"could", "not"}, "havenae": {"have", "not"}, "hasnae": {"has", "not"}, "willnae": {"will", "not"}, "dinna": {"do", "not"},
	"dusnt": {"does", "not"}, "duznt": {"does", "not"}, "wudnt": {"would", "not"}, "cudnt": {"could", "not"}, "dident": {"did", "not"}, "dosent": {"does", "not"}, "doesent": {"does", "not"},
	"doesny": {"does", "not"}, "didny": {"did", "not"}, "dunt": {"does", "not"}, "cba": {"can", "not", "be", "bothered"},
	"gonna": {"going", "to"}, "wanna": {"want", "to"}, "dunno": {"do", "not", "know"}, "lets": {"let", "us"},
	"tc": {"phone", "call"}, "pta": {"permission", "to", "appeal"}, "whatif": {"what", "if"}, "whatdo": {"what", "do"}, "gotta": {"got", "to"}, "wana": {"want", "to"}, "dyou": {"do", "you"}, "dya": {"do", "you"}, "wudja": {"would", "you"},
}

func pairs(list string) map[string]string {
	out := map[string]string{}
	for entry := range strings.SplitSeq(list, ",") {
		if from, to, ok := strings.Cut(strings.TrimSpace(entry), " "); ok {
			out[from] = to
		}
	}
	return out
}

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
