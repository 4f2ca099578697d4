/** People whom the news of this field names, one a line: English name | Chinese name | other spellings. */
export const PEOPLE = `
Sam Altman | 萨姆·奥特曼 | 奥特曼 | 阿尔特曼 | 山姆·奥特曼 | 萨姆·阿尔特曼 | Altman
Greg Brockman | 格雷格·布罗克曼 | 布罗克曼 | Brockman
Ilya Sutskever | 伊利亚·苏茨克维 | 伊尔亚·苏茨克维 | Sutskever
Mira Murati | 米拉·穆拉蒂 | 穆拉蒂 | Murati
Elon Musk | 埃隆·马斯克 | 马斯克 | Musk
Sundar Pichai | 桑达尔·皮查伊 | 皮查伊 | Pichai
Satya Nadella | 萨提亚·纳德拉 | 纳德拉 | Nadella
Mark Zuckerberg | 马克·扎克伯格 | 扎克伯格 | Zuckerberg
Tim Cook | 蒂姆·库克 | 库克
Jensen Huang | 黄仁勋
Lisa Su | 苏姿丰
Pat Gelsinger | 帕特·基辛格
Lip-Bu Tan | 陈立武
Jeff Bezos | 杰夫·贝索斯 | 贝索斯 | Bezos
Andy Jassy | 安迪·贾西
Bill Gates | 比尔·盖茨 | 盖茨
Larry Ellison | 拉里·埃里森 | 埃里森
Larry Page | 拉里·佩奇
Sergey Brin | 谢尔盖·布林
Eric Schmidt | 埃里克·施密特 | 施密特
Masayoshi Son | 孙正义
Demis Hassabis | 德米斯·哈萨比斯 | 哈萨比斯 | Hassabis
Mustafa Suleyman | 穆斯塔法·苏莱曼 | 苏莱曼
Shane Legg
Jeff Dean | 杰夫·迪恩
John Jumper
Noam Shazeer | 诺姆·沙泽尔
Dario Amodei | 达里奥·阿莫迪 | 阿莫迪 | 阿莫代 | Amodei
Daniela Amodei
Jack Clark
Jan Leike
John Schulman
Andrej Karpathy | 安德烈·卡帕西 | 卡帕西 | Karpathy
Alec Radford
Jakub Pachocki
Mark Chen
Kevin Weil
Fidji Simo
Sarah Friar
Alexandr Wang | 亚历山大·王
Yann LeCun | 杨立昆 | LeCun
Geoffrey Hinton | 杰弗里·辛顿 | 辛顿 | Hinton
Yoshua Bengio | 约书亚·本吉奥 | 本吉奥 | Bengio
Andrew Ng | 吴恩达
Fei-Fei Li | 李飞飞
Stuart Russell
Gary Marcus | 加里·马库斯
François Chollet | 弗朗索瓦·肖莱 | Chollet
Jim Fan
Arthur Mensch
Guillaume Lample
Aidan Gomez
Clément Delangue | Clement Delangue
Emad Mostaque
Aravind Srinivas
Michael Truell
Amjad Masad
Palmer Luckey
Alex Karp
Marc Andreessen
Peter Thiel
Reid Hoffman
Brett Adcock
Donald Trump | 特朗普 | Trump
Joe Biden | 拜登
Liang Wenfeng | 梁文锋
Yang Zhilin | 杨植麟
Zhang Peng | 张鹏
Tang Jie | 唐杰
Yan Junjie | 闫俊杰
Jiang Daxin | 姜大昕
Wang Xiaochuan | 王小川
Kai-Fu Lee | 李开复
Zhang Yiming | 张一鸣
Liang Rubo | 梁汝波
Pony Ma | 马化腾
Jack Ma | 马云
Joe Tsai | 蔡崇信
Eddie Wu | 吴泳铭
Robin Li | 李彦宏
Lei Jun | 雷军
Richard Yu | 余承东
Ren Zhengfei | 任正非
Zhou Hongyi | 周鸿祎
Hu Xijin | 胡锡进
Liu Qingfeng | 刘庆峰
Wang Xingxing | 王兴兴
Peng Zhihui | 彭志辉 | 稚晖君
Li Xiang | 李想
He Xiaopeng | 何小鹏
William Li | 李斌
Lin Junyang | 林俊旸
`;
