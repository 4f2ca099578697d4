/** Names of outlets as they stand at the end of headlines, in small letters; one that is `site` needs no entry. */
export const OUTLETS: ReadonlySet<string> = new Set(
  `reuters|bloomberg|bloomberg.com|the new york times|new york times|nyt|wsj|the wall street journal
wall street journal|financial times|ft|the information|the washington post|washington post|the guardian|bbc|bbc news
cnn|cnn business|cnbc|nbc news|cbs news|abc news|fox news|fox business|ap news|associated press|afp|npr|pbs|axios
politico|semafor|the hill|the atlantic|the economist|the new yorker|time|forbes|fortune|business insider|insider
barron's|marketwatch|investopedia|investor's business daily|seeking alpha|the motley fool|tipranks|benzinga|thestreet
quartz|yahoo finance|yahoo finance singapore|yahoo news|yahoo|msn|investing.com|kiplinger|morningstar|zacks|nasdaq
techcrunch|the verge|wired|ars technica|engadget|gizmodo|mashable|cnet|zdnet|techradar|tom's hardware|pcmag|pcworld
the register|venturebeat|siliconangle|the next web|futurism|mit technology review|ieee spectrum|9to5mac|9to5google
macrumors|android authority|android police|tech in asia|techmeme|the decoder|slashdot|hacker news|the hacker news
bleepingcomputer|infoworld|computerworld|digitimes|ctech|eu-startups|sifted|platformer|interconnects ai|variety
the hollywood reporter|deadline|los angeles times|usa today|chicago tribune|the independent|the telegraph|the times
sky news|euronews|euronews.com|al jazeera|dw|dw.com|france 24|der spiegel|le monde|politico.eu|the times of israel
haaretz|the kyiv independent|euromaidan press|south china morning post|scmp|nikkei asia|nikkei|the straits times
channel news asia|cna|the japan times|the korea herald|hindustan times|the times of india|the economic times
the hindu|global times|xinhua|caixin global|pandaily|phys.org|nature|science|scientific american|new scientist
the daily beast|arxiv|vox|slate|salon|rolling stone|vanity fair|the conversation|google news|product hunt
快科技|科技改变未来|36氪|36kr|虎嗅|虎嗅网|钛媒体|it之家|雷锋网|机器之心|量子位|新智元|极客公园|爱范儿|品玩|少数派|界面新闻
财联社|第一财经|澎湃新闻|华尔街见闻|格隆汇|新浪财经|新浪科技|腾讯科技|腾讯新闻|网易科技|搜狐科技|凤凰科技|新华社|新华网|人民网
央视新闻|中新网|环球网|观察者网|每日经济新闻|证券时报|财新|财新网|经济观察报|21世纪经济报道|晚点 latepost|晚点|infoq
开源中国|掘金|知乎|纽约时报|华尔街日报|金融时报|英国金融时报|日经新闻|彭博社|彭博|路透社|路透`.split(/[|\n]/),
);
