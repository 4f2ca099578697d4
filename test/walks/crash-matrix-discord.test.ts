import { describe } from 'vitest';
import { crashMatrix } from '../helpers/crash-matrix.ts';
import { DISCORD, discordBed } from '../helpers/platform-bed.ts';

describe('on Discord', () => crashMatrix(discordBed, DISCORD));
