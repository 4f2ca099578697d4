/**
 * Industries and the words that betray them, one a line: English name | Chinese name : words. An industry is named when its words carry
 * enough of the article.
 */
export const INDUSTRIES = `
healthcare | 医疗行业 : healthcare hospital hospitals patient patients clinical doctor doctors medical medicine diagnosis drug drugs pharma pharmaceutical 医疗 医院 患者 临床 医生 诊断 药物 制药 医药 健康 病历
finance | 金融行业 : bank banks banking financial finance investor investors insurance fintech hedge trading payment payments 银行 金融 保险 证券 支付 理财 基金 信贷 风控 信用卡
education | 教育行业 : education school schools student students teacher teachers university classroom curriculum tutoring 教育 学校 学生 教师 课堂 高考 高校 教学 大学
film and television | 影视行业 : film films movie movies hollywood television studio studios actors filmmaker screenwriters 影视 电影 好莱坞 导演 演员 剪辑 短剧 视频制作
advertising | 广告行业 : advertising advertiser advertisers ads marketing brand brands campaign 广告 营销 品牌 投放
games | 游戏行业 : game games gaming gamer gamers esports 游戏 玩家 电竞
media | 传媒行业 : journalism newsroom publisher publishers newspaper journalists copyright publishing 媒体 新闻业 记者 出版 版权
music | 音乐行业 : music song songs musicians label labels audio 音乐 歌曲 歌手 唱片
retail and e-commerce | 零售与电商行业 : retail retailer retailers ecommerce e-commerce shopping merchants shoppers 零售 电商 购物 商家 消费者 直播带货
manufacturing | 制造业 : manufacturing factory factories industrial production assembly 制造 工厂 生产线 工业 产线
automotive | 汽车行业 : automotive car cars vehicle vehicles automaker robotaxi driver driving 汽车 车企 自动驾驶 智驾 车机 新能源车
semiconductors | 半导体行业 : chip chips semiconductor semiconductors wafer foundry gpu gpus lithography 芯片 半导体 晶圆 光刻 代工 存储器 显卡
cloud computing | 云计算行业 : cloud datacenter data-center servers hyperscaler hyperscalers 云计算 数据中心 服务器 云服务 算力
software | 软件行业 : software developer developers saas coding programmer programmers enterprise ide api apis github 软件 开发者 编程 程序员 企业服务 代码
robotics | 机器人行业 : robot robots robotics humanoid 机器人 人形 具身
telecommunications | 通信行业 : telecom carrier carriers 5g 6g operators 通信 运营商 电信
consumer electronics | 消费电子行业 : smartphone smartphones phone phones wearable glasses laptop laptops 手机 眼镜 可穿戴 平板 笔记本电脑
internet | 互联网行业 : social platform platforms app apps browser users search 互联网 社交 浏览器 搜索引擎 平台
cybersecurity | 网络安全行业 : cybersecurity security vulnerability vulnerabilities hackers malware phishing breach 网络安全 漏洞 黑客 攻击 病毒
law | 法律行业 : lawyer lawyers law legal court lawsuit judge attorney attorneys 律师 法律 法院 诉讼 法官
government | 政务与公共管理 : government regulation regulators policy senate congress lawmakers ministry law 政府 监管 政策 立法 法案 工信部 部门 白宫 欧盟
defense | 国防军工行业 : military defense defence pentagon army weapons warfare 军事 国防 五角大楼 武器 军方
energy | 能源行业 : energy power electricity grid nuclear solar oil utility utilities 能源 电力 电网 核电 光伏 石油
agriculture | 农业 : agriculture farm farms farmers crop crops 农业 农民 农田 种植
logistics | 物流行业 : logistics shipping delivery warehouse warehouses freight 物流 快递 仓储 配送
transport | 交通运输行业 : airline airlines aviation railway transit airport 航空 铁路 交通 机场
real estate | 房地产与建筑行业 : realestate property housing construction architects 房地产 建筑 房产 楼市
tourism | 文旅行业 : tourism travel hotel hotels tourists 旅游 酒店 文旅 景区
scientific research | 科研 : research researchers scientists science scientific laboratory paper papers protein physics chemistry mathematics 科研 科学家 论文 实验室 研究人员 数学
human resources | 人力资源行业 : hiring recruiting layoffs jobs workforce employees workers employment 招聘 就业 裁员 员工 岗位
space | 航天行业 : space satellite satellites rocket rockets spacecraft launch 航天 卫星 火箭
biotechnology | 生物技术行业 : biotech genome genomics gene cell cells biology 生物 基因 细胞
design | 设计行业 : design designer designers illustration art artists creative 设计 设计师 插画 艺术 创意
`;
