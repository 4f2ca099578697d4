import { visible } from '../../src/visible.ts';
import { SHAPES } from './injection-shapes.ts';
import { maySpeakToMachines } from './injection-signs.ts';

/**
 * Sentences of an article that are not for its readers but for a program that reads it: "ignore previous
 * instructions", forged messages of a conversation, orders about what a summary should hold. This is a
 * courtesy to readers and the first of two lines: what passes here is still held against the article by
 * `model/check.ts`, whatever it says.
 */

const TO_MACHINES = new RegExp(SHAPES.map(({ shape }) => shape).join('|'), 'iu');

/** Is this said to a program rather than to a reader? Hidden characters are looked through. */
export function speaksToMachines(text: string): boolean {
  const plain = visible(text.normalize('NFKC'));
  return maySpeakToMachines(plain) && TO_MACHINES.test(plain);
}

/** A sentence that begins like an order to the reader, whoever is meant. Reports do not give orders. */
const ORDER =
  /^\W*(?:(?:please|now|then|also|finally|first|next|and)[,]? )*(?:(?:write|print|set|add|include|answer|respond|reply|output|say|mention|repeat|translate|append|insert|replace|list|name|tag|mark|call|cite|return|give|tell|make|begin|start|end|open|click|visit|send|forward|reveal|show|delete|forget|ignore|disregard|praise|recommend|claim|state|pretend|obey|follow|use|put|call|buy|download|remember) (?:the|an?|this|that|these|it|all|every|everyone|your|only|in|to|with|exactly|here|us|me|@|http|["“':])|(?:do not|don't|never|always|you (?:must|should|shall|have to|are to|will)|make sure|be sure|remember to|click|visit)\b)/iu;
const ORDER_ZH =
  /^[\s“"【[(（]*(?:现在|然后|接着|最后|首先|同时|并且?)?[，,]?(?:请|务必|必须|立即|马上|立刻|不要|切勿|别|切记|记得|点击|访问|扫码|转发|回复|输出|写上|写明|加上|添加|引用|提及|提到|推荐|忽略|无视|把|你(?:必须|要|应|应该|需要|的任务)|您(?:必须|要|应|应该|需要))/u;

/** Words that an order may begin with; nearly all sentences begin with others. */
const ORDERING = new Set(
  'please now then also finally first next and write print set add include answer respond reply output say mention repeat translate append insert replace list name tag mark call cite return give tell make begin start end open click visit send forward reveal show delete forget ignore disregard praise recommend claim state pretend obey follow use put buy download remember do don never always you be'.split(
    ' ',
  ),
);
const ORDERING_ZH = new Set('现然接最首同并，,请务必立马不切别记点访扫转回输写加添引提推忽无把你您');
const SKIPPED_ZH = new Set(' \t\n\u3000\u00a0“"【[(（');

/** Is this an order rather than a statement? */
export function isOrder(sentence: string): boolean {
  return (mayOrder(sentence) && ORDER.test(sentence)) || (mayOrderZh(sentence) && ORDER_ZH.test(sentence));
}

function mayOrder(sentence: string): boolean {
  const word = /[\w\u017f\u212a]+/.exec(sentence)?.[0];
  return word !== undefined && (ORDERING.has(word.toLowerCase()) || /[^a-z]/i.test(word));
}

function mayOrderZh(sentence: string): boolean {
  let at = 0;
  while (at < sentence.length && SKIPPED_ZH.has(sentence[at]!)) at++;
  return ORDERING_ZH.has(sentence[at] ?? ' ');
}

const SENTENCE = /(?<=[。！？!?；…])|(?<=[.!?]["”’)]?)\s+/u;

/**
 * The text without what is said to programs: from such a sentence to the end of its paragraph, for what
 * follows an order belongs to it.
 */
export function forReaders(text: string): string {
  if (!speaksToMachines(text)) return text;
  const kept: string[] = [];
  for (const paragraph of text.split('\n')) {
    if (!speaksToMachines(paragraph)) {
      kept.push(paragraph);
      continue;
    }
    const said: string[] = [];
    for (const sentence of paragraph.split(SENTENCE)) {
      if (speaksToMachines(sentence)) break;
      said.push(sentence);
    }
    // An order may be cut in two by a full stop; then no single sentence gives it away.
    const whole = said.join(' ').trim();
    if (whole !== '' && !speaksToMachines(whole)) kept.push(said.join(''));
  }
  return kept.join('\n');
}
