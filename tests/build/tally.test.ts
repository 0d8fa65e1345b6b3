import { describe, expect, it } from 'vitest';
import { sum, tallyLine, tallyVitest } from '../../build/testing/tally.mjs';

const report = (fields: object) =>
  JSON.stringify({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, testResults: [], ...fields });

describe('the tally of a test run', () => {
  it('adds up to one line', () => {
    const total = sum([tallyVitest(report({}), 0), { passed: 1, failed: 1, skipped: 0 }]);
    expect(tallyLine(total)).toBe('4 passed, 1 failed');
    expect(tallyLine({ ...total, skipped: 2 })).toBe('4 passed, 1 failed, 2 skipped');
  });

  it('counts a file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyVitest(report({ testResults }), 1).failed).toBe(1);
  });

  it('never calls a run good that ended badly or left no report', () => {
    expect(tallyVitest(report({}), 1).failed).toBe(1);
    expect(tallyVitest(null, 0).failed).toBe(1);
  });
});
