import { describe } from 'vitest';
import { crashMatrix } from '../helpers/crash-matrix.ts';
import { SLACK, slackBed } from '../helpers/platform-bed.ts';

describe('on Slack', () => crashMatrix(slackBed, SLACK));
