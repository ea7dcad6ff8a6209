import { expect, test } from 'vitest';
import { createClaimDetector } from '../engine/claim-detector.ts';
import { trainClaimDetector } from './train-claim-detector.ts';

const repeat = <T>(value: T) => Array.from({ length: 20 }, () => value);

/** Police stands with sellers in claims and with cars elsewhere, sellers with cars elsewhere too. */
const detector = createClaimDetector(
  trainClaimDetector([
    ...repeat({ said: ['police', 'seller'], wording: [1], findings: ['policing-fines'] }),
    ...repeat({ said: ['police', 'car'], wording: [2], findings: [] }),
    ...repeat({ said: ['car', 'seller'], wording: [3], findings: [] }),
  ]),
);

test('concepts that make a claim together are told from those that do not', () => {
  expect(detector.detect(['police', 'seller'], [])).toBeGreaterThan(0);
  expect(detector.detect(['car', 'seller'], [])).toBeLessThan(0);
  expect(detector.detect(['police', 'car'], [])).toBeLessThan(0);
});

test('words count beside concepts', () => {
  expect(detector.detect([], [1])).toBeGreaterThan(detector.detect([], [2]));
});

test('the order of concepts and words changes nothing', () => {
  expect(detector.detect(['seller', 'police'], [2, 1])).toBeCloseTo(
    detector.detect(['police', 'seller'], [1, 2]),
    10,
  );
});

test('nothing said is what every sentence begins with', () => {
  expect(Number.isFinite(detector.detect([], []))).toBe(true);
});
