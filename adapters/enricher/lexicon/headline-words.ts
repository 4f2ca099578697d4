/** Words that headlines use whatever they are about: what is done, to how much, how it is told. */
export const HEADLINE_WORDS = `abstract accuses accused achieve achieves achieving acting additional admit admits admitted advance advances aim aims aiming amplifying
anymore apply applying arrive arrives asks aware back backed backs bad bets billions blame blames blaming block blocks boost boosts boosted boosting broader calm
cite citing complex confirm confirms cope costs criticizes cut cuts cutting deal deals debut debuts default defend defends delay delays deny denies discover
discovers double doubles draw drawback draws drive driven drives driving drop drops during dub dubbed dumb eyes ease eases embrace embraces emerge emerges
enable enables enabled enabling enforcing ensure evaluating exactly expand expands expanded expanding explains explores exploring face faces facing fast faster fears file
files fine fix fixes fixed force forces forced forget gain gains gear global halt halts handling happens happening heats hide hire hires hits hit hitting hot hurt
hyper improve improves improved improving inside instantly introduce introduces introducing item items jump jumps kill kills latest launch launches launched launching
leads leap learn learned leave leaves limit limits listen listening lose loses losing love loves mandatory massive meets mention mentioning mid mind moves multi
novel ones pays perfect perfecting plus poised post posts powered powerful powering prepare prepares present presents press promises promising propose proposed proposes
proves prospective pulls pursue pushes puts quiet quietly quit raise raises raised raising reach reaches ready rebuild reduce reduced reduces refuse refuses reject
rejects release releases released releasing rely remove removes replace replaced replaces repeated replies require requires rest reveal reveals revealed rise rises rising
roll rolls rolling rolls rush save saves seek seeks seeking sees sell sells selling separate sets settle settles shake shares shift shifts shut shuts sign signs
signed slam slams slow slows smarter solve solves solving soar soars source sources spark sparks spend spends split stand stands steal stole stops struggle struggles sue sues
sued suing suggest suggests surge surges surprise surprising switch tackle tackles tap taps target targets teams tease teases thinks threaten threatens ties touts transform
transforming triple unlock unveil unveils unveiled urge urges valued versus visual wake warn warns warned warning weigh weighs win wins woke worse worried worries worth
wrong billion trillion outside please enter enters agrees attend attended quits everywhere nowhere anywhere themselves himself herself itself ourselves`;
