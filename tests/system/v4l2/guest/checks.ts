import { checkForeignReaders } from './checks-foreign.ts';
import { checkAbsent, checkNotExclusive, checkSystem } from './checks-system.ts';
import { checkWriter } from './checks-writer.ts';
import { ROLES } from './roles.ts';

const checkAll = async (): Promise<void> => {
  await checkAbsent();
  await checkWriter();
  await checkSystem();
  await checkForeignReaders();
  await checkNotExclusive();
};

const role = process.argv[2];
const run = role === undefined ? checkAll : ROLES[role];
run?.().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
