/** Words that English news uses whatever it is about: verbs, adverbs, measures, manners of speaking. */
export const EVERYDAY = `able above according across actually add added adding ago agree agreed allow allowed allowing allows almost alone along already
although always announce announced announcing another anything appear appeared appears approach april apart around ask asked asking august available away
based basis became become becomes becoming began begin beginning begins begun believe believes below best better beyond big bit bring brings brought build
building built call called calling calls came cannot carry case cases certain certainly change changed changes changing clear clearly close comes coming
common continue continued continues could couple course create created creates creating current currently daily date december decide decided deliver despite
different difficult directly done early earlier easily easy eight either else end ended ends enough entire especially eventually everyone everything exactly
example expect expected expects explain explained fact far february feel feels fell felt fewer fifth final finally find finds fire five focus follow followed
following follows form former forward found four fourth friday full fully further future gave general generally given gives good great greater group grow
growing half hand happen happened hard help helped helping helps high higher highly hold hope hours however huge hundred hundreds idea important include
included includes including increase increased increasingly indeed inside instead interest interesting involved issue issued issues january join joined july
june keep keeping kept kind known knows large larger largest late later latest lead leading leave left less level light likely line little live lives long
longer looking looks lost lot lots low lower main major making march matter maybe mean meaning means meant meet met middle million mind minute minutes moment
monday month months morning moved moves moving names near nearly night nine none note noted nothing november number numbers obviously october offer offered
offering offers often old older open opened others otherwise overall part particular particularly parts past pay people per percent perhaps period person
place places plan planned plans play played point points possible potential pretty previous previously probably problem problems provide provided provides
push quarter question questions quickly quite ran range rather reach reached read ready real reason reasons received recent recently remain remained remains
result results return right role run running runs saturday saw saying second section seem seemed seems seen send sense sent september series serious set sets
setting seven several share short showed showing shown side significant similar simple simply single sit six size small soon sort sound speak special spent
spokesman spokeswoman stand start started starting starts state stay step stop story strong sunday support sure system taken taking talk talking tell tells
ten term terms test thank thanks third thought thousand thousands three thursday thus time times together told tomorrow tonight top total toward towards
tried try trying tuesday turn turned type understand unlike unless use useful user usual usually various version view wait walk wanted wanting watch ways
wednesday weeks went whatever whether whole whose wide wife within wonder word words work worked working works world worth write writing wrote yes yesterday
young copyright reserved rights`;
