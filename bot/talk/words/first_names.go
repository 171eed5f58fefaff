package words

// firstNames are first names that are no other word. The list makes a name known where no other sign does;
// it need not be complete, and it is compared in memory only.
var firstNames = set(`aaron abdul abdullah abigail abu adam adele adrian agnes ahmed aidan aiden aisha aishah alan alana albert aleksander alexander
	alexandra alfie alfred alice alisha alison allan amara amelia amelie amina amir amira amy ana andrea andrew andy angela angus anisa anita anna annabel
	annabelle anne annie anthony antonia anya archie aria arlo arthur arya asha ashley asif asma athena aurora ava ayaan ayaz ayesha barbara beatrice becky
	belinda bella benjamin bernadette beth bethan bethany betty beverley bilal billy blake bradley brandon brendan brenda brian bridget bruce bryan caitlin
	caleb callum cameron camilla carla carly caroline carolyn casey cassandra catherine cathy catriona cecilia charlene charlie charlotte chelsea cheryl chloe
	chris christine christopher ciara claire clara clare claudia colin connor conor corey courtney craig cynthia daniel daniella danielle danny darcy darren
	daryl dave david dawid deborah debbie debra declan denise dennis derek desmond diana diane dominic donna doreen doris dorothy douglas duncan dylan
	ebony eddie edith edward edwin eileen elaine eleanor elena eli elijah elisha eliza elizabeth ella ellen ellie elliot elliott elsie emilia emily emma eric
	erin esme esther ethan eva evan eve evelyn evie ezra farah fatima felicity felix finlay finley finn fiona florence frances francesca francis frankie fred
	freddie freddy frederick freya gabriel gabriella gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gillian gloria gordon graham
	greg gregory gwen hamza hannah haris harriet harrison harvey hassan hayley heidi helen henry hilary howard hugh hugo hussain hussein ian ibrahim imogen
	imran ingrid irene isaac isabel isabella isabelle isaiah isla ismail isobel ivan jacob jacqueline jaden jaiden jake jakub james jamie jane janet janice
	jason jasper jayden jayne jeanette jeff jeffrey jemma jennifer jenny jeremy jerome jess jesse jessica jill jim jimmy joan joanna joanne jodie joe joel
	john johnny jonah jonathan jonny jordan jorge joseph josephine joshua josie joyce juan jude judith judy julia julian julie juliet justin kai karen karim
	karl kate katherine kathleen kathryn kathy katie kayla kayleigh keira keith kelly kelvin kenneth kenny kerry kevin khadija khalid kiera kieran kirsten
	kirsty kristen krzysztof kyle kylie lara laura lauren laurence layla leah leanne leila lena leo leon leonard lesley leslie lewis lexi liam libby lillian
	lily-mae linda lindsay lindsey lisa liz lloyd logan lois lola lorna lorraine louis louisa louise luca lucas lucia lucy luis luka lukasz luke lydia lyn
	lynda lynn lynne mackenzie maddie madeleine madison maisie malcolm malik mandy marc marcel marcus margaret maria mariam marie marilyn mario marion
	martha mary maryam mateusz mathew matilda matt matthew maureen maya megan mehmet melanie melissa mia michael michaela michelle mila miriam
	mohamed mohammad mohammed moira molly monica morgan muhammad musa mustafa nadia nancy naomi natalia natalie natasha nathan nathaniel neil niamh
	nicholas nicola nicole nigel nikki nina noah noel nora norma oliver olivia omar oscar oskar owen pamela patricia patrick paul paula pauline peter
	philip phillip phoebe piotr priya rachael rachel rahul raj ralph rania raymond rebecca reece reggie rhian rhiannon rhys richard riley rita robert roberta
	roger ronald ronnie rory rosa rosemary rosie ross roy rupert ruth ryan sabrina sadia sadie saeed safa saira salma samantha samir samuel sandra sara sarah
	sasha saskia scott sean sebastian serena seth shane shannon sharon shaun shauna shawn sheila shelley sheryl shirley siobhan sofia sonia sophia sophie
	stacey stanley stella stephanie stephen steve steven stuart susan suzanne sylvia tahir tamara tania tanya tara tariq tasha ted terence teresa terry thea theo
	theodore theresa thomas tia tiffany tilly tim timothy tina toby todd tom tommy toni tony tracey tracy trevor tristan tyrone umar una usman vanessa
	vera veronica vicky victoria vincent vivian vivienne wayne wendy wilfred william willie xavier yasmin yasmine yousef yusuf yvonne zac zachary zahra zainab
	zak zara zayn zeeshan zoe zofia`)

// commonWords are words that stand where a name could and are none.
var commonWords = set(`a an the and or but so if then than that this these those there here he she it they we i you him her them us me my your his its our their
	who whom whose which what when where why how is are was were be been being am do does did done has have had having will would shall should can could may
	might must not no yes never always often sometimes again still yet already just only also too very much many more most few less least some any all both each
	every either neither none one two three four five six seven eight nine ten first last next other another same such own at by for from in into of off on
	onto out over to under up with without about above after against along among around as because before behind below beneath beside between beyond down
	during except inside like near outside past since through toward until upon via within re rang rung called phoned said says say told tells tell asked asks ask wants want
	wanted needs need needed got get gets gotten gave give gives given went go goes gone came come comes made make makes sent send sends lost find found think thinks
	thought knows know knew sees see saw seen feels feel felt hopes wishes agreed agrees agree disagrees disagree declined declines decline refused refuses
	withdrew withdraws appealed appeals emailed emails texted texts messaged wrote writes contacted contacts spoke speaks rings ring calls call keeps keep kept puts put takes take
	took left leaves leave moved moves move lives live works work was isnt still then today tomorrow yesterday now later soon mediation tribunal certificate appeal letter
	council la local authority school hearing order plan case team family parent carer mum dad son daughter child north south east west county city borough
	send sen ehcp ehc sendiass ipsea sossen kids global collis prime slack discord redress nhs icb dfe hmcts lgsco ombudsman college primary secondary
	special needs educational education health care social worker officer manager adviser mediator panel chair judge clerk registrar governor governors head teacher senco
	section part phase stage year term key regulation reg act rule form annex page please thanks thank ok okay hi hello dear sorry and/or etc lol pls
	good bad happy unhappy angry upset rude keen unsure sure able unable ready late early new old young autistic disabled adhd asd autism ill sick fine well better
	worse reported reports reporting confirmed confirms confirm accepted accepts accept rejected rejects requested requests request received receives withdrawn lodged consents consented consent
	appealing mediating attending attended attends applied applies apply replied replies reply responded chased chasing chases chase turns turned turn turning aged age old only myself herself
	himself themselves yesterday disclosed discloses whos whats thats theyre shes hes dont doesnt didnt wont cant isnt wasnt hasnt havent wouldnt couldnt shouldnt with'out although though
	while unless whether once apparently finally also maybe perhaps probably definitely certainly really actually basically literally trying tries tried waiting waits waited asking
	forum partnership association group service services support advice line helpline network voice council view views protection
	saying telling using used uses use having doing going coming making taking getting giving being seeing looking looks look feeling thinking hoping starts start started stops stop stopped`)
