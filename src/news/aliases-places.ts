/** Names of countries, regions and cities that mean the same, one group a line, `|` between. */
export const PLACES = `
United States | America | 美国
China | 中国
Japan | 日本
South Korea | 韩国
North Korea | 朝鲜
India | 印度
United Kingdom | UK | Britain | 英国
France | 法国
Germany | 德国
Italy | 意大利
Spain | 西班牙
Canada | 加拿大 | Canadian
Australia | 澳大利亚
Russia | 俄罗斯
Ukraine | 乌克兰
Israel | 以色列
Iran | 伊朗
Saudi Arabia | 沙特 | 沙特阿拉伯
UAE | 阿联酋
Singapore | 新加坡
Taiwan | 台湾
Hong Kong | 香港
Vietnam | 越南
Brazil | 巴西
Mexico | 墨西哥
Europe | 欧洲
Beijing | 北京
Shanghai | 上海
Shenzhen | 深圳
Hangzhou | 杭州
California | 加州 | 加利福尼亚
New York | 纽约
San Francisco | 旧金山
London | 伦敦
Paris | 巴黎
Tokyo | 东京
Texas | 德州 | 得克萨斯
Washington | 华盛顿
Brussels | 布鲁塞尔
Netherlands | 荷兰
Switzerland | 瑞士
Sweden | 瑞典
Poland | 波兰
Turkey | 土耳其
Egypt | 埃及
South Africa | 南非
Indonesia | 印度尼西亚 | 印尼
Malaysia | 马来西亚
Thailand | 泰国
Philippines | 菲律宾
Pakistan | 巴基斯坦
Argentina | 阿根廷
New Zealand | 新西兰
Ireland | 爱尔兰
Norway | 挪威
Denmark | 丹麦
Finland | 芬兰
Africa | 非洲
Asia | 亚洲
Middle East | 中东
Guangdong | 广东
Chengdu | 成都
Seattle | 西雅图
Los Angeles | 洛杉矶
Boston | 波士顿
Chicago | 芝加哥
Seoul | 首尔
Berlin | 柏林
Dubai | 迪拜
Florida | 佛罗里达
`;
