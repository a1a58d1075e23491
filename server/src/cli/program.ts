/** Commands and their options; each command's code is loaded when it is called. */
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Day, parseDate } from '../core/base/time.ts';
import type { ProjectType } from '../core/model/plan.ts';
import type { CheckOptions } from './check.ts';
import { CHECK_FORMATS } from './check-format.ts';
import { printable } from './escape.ts';
import type { ExportOptions } from './export.ts';
import { CliError, type CliIo, type ExitCode } from './io.ts';
import type { ReportOptions } from './report.ts';
import type { ScheduleOptions } from './schedule.ts';
import type { SimulateOptions } from './simulate.ts';

const TYPES = ['software', 'hardware', 'network', 'cloud', 'analytics', 'it-service'] satisfies ProjectType[];

const EXIT_CODES = `
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or a file that cannot be read`;

const PLAN_EXITS = '\nExit codes: 0 done, 1 the plan has errors, 2 wrong usage or a file that cannot be read';

/** Runs one command line, without the program's own name; never throws for what a user can do. */
export async function run(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = programFor(io, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const message = error instanceof Error ? error.message : String(error);
    io.stderr.write(`planline: ${printable(message)}\n`);
    if (!(error instanceof CliError) && io.env['PLANLINE_DEBUG'] && error instanceof Error) {
      io.stderr.write(`${error.stack ?? ''}\n`);
    }
    return 2;
  }
}

function programFor(io: CliIo, done: (code: ExitCode) => void): Command {
  const program = new Command('planline')
    .description('Project-as-code: checks and schedules plans written as *.plan.yaml.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'planline: ')),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .version(io.version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run with --help for what is possible.')
    .addHelpText(
      'after',
      `
Examples:
  planline init --type network branch-roll-out
  planline check
  planline check plans --format json --fail-on warning
  planline check --format sarif > planline.sarif
  planline check move.plan.yaml --health
  planline schedule move.plan.yaml --why cut-over
  planline simulate move.plan.yaml
  planline report move.plan.yaml -o move.html
  planline fmt --check .
${EXIT_CODES}`,
    );
  addCheck(program, io, done);
  addSchedule(program, io, done);
  addSimulate(program, io, done);
  addReport(program, io, done);
  addExport(program, io, done);
  addInit(program, io, done);
  addFmt(program, io, done);
  addLsp(program, io);
  return program;
}

type Done = (code: ExitCode) => void;

function addCheck(program: Command, io: CliIo, done: Done): void {
  program
    .command('check')
    .description('check plans and their parts')
    .argument('[PATH...]', 'files, folders or patterns, or - for standard input; without one the current folder')
    .addOption(new Option('--format <format>', 'how findings are printed').choices(CHECK_FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option('--health', 'report the fourteen DCMA checks of schedule health', false)
    .option('--baseline <plan>', 'with --health: the plan as it was approved, a file')
    .option('--stdin-filename <file>', 'with -: the file whose text comes over standard input')
    .addHelpText('after', EXIT_CODES)
    .action(
      async (paths: string[], options: Partial<CheckOptions> & Omit<CheckOptions, 'baseline' | 'stdinFilename'>) => {
        const { check } = await import('./check.ts');
        const { baseline = null, stdinFilename = null } = options;
        done(await check(io, paths, { ...options, baseline, stdinFilename }));
      },
    );
}

function addSchedule(program: Command, io: CliIo, done: Done): void {
  program
    .command('schedule')
    .description("print a plan's dates, slack and critical path")
    .argument('<PLAN>', 'the plan')
    .addOption(
      new Option('--format <format>', 'how dates are printed').choices(['table', 'json', 'csv']).default('table'),
    )
    .addOption(new Option('--status-date <date>', 'plan as of this day, such as 2026-03-02').argParser(writtenDay))
    .option('--level', 'delay work so that nobody has more of it than there is time', false)
    .addOption(
      new Option('--level-schedules <n>', 'schedules to compare for levelling; more take longer').argParser(count),
    )
    .option('--why <task>', 'explain the date of one task, back to where it begins')
    .option('--paths-to <task>', 'list the paths that drive a task, or come closest to it')
    .addOption(new Option('--paths <n>', 'how many of them').argParser(count).default(10))
    .addHelpText('after', PLAN_EXITS)
    .action(async (plan: string, options: Partial<ScheduleOptions> & Pick<ScheduleOptions, 'format' | 'paths'>) => {
      const { schedule } = await import('./schedule.ts');
      const { statusDate: at = null, level = false, levelSchedules = null, why = null, pathsTo = null } = options;
      done(schedule(io, plan, { ...options, statusDate: at, level, levelSchedules, why, pathsTo }));
    });
}

function addSimulate(program: Command, io: CliIo, done: Done): void {
  program
    .command('simulate')
    .description('play a plan through many times: dates and costs that hold, and what drives them')
    .argument('<PLAN>', 'the plan')
    .addOption(new Option('--iterations <n>', 'trials; without it as the plan says, else 10000').argParser(trials))
    .addOption(new Option('--seed <n>', 'other luck: a whole number; without it the seed of the plan').argParser(seed))
    .addOption(new Option('--format <format>', 'how figures are printed').choices(['table', 'json']).default('table'))
    .addOption(
      new Option(
        '--confidence <share>',
        'how sure the sentences are, such as 90%; without it as the plan says',
      ).argParser(confidence),
    )
    .option('--trials-csv <file>', 'write the finish and the cost of every trial')
    .addHelpText('after', PLAN_EXITS)
    .action(async (plan: string, options: Partial<SimulateOptions> & Pick<SimulateOptions, 'format'>) => {
      const { simulate } = await import('./simulate.ts');
      const { iterations = null, seed: from = null, confidence: sure = null, trialsCsv = null } = options;
      done(await simulate(io, plan, { ...options, iterations, seed: from, confidence: sure, trialsCsv }));
    });
}

function addReport(program: Command, io: CliIo, done: Done): void {
  program
    .command('report')
    .description('write how a plan stands, as one web page or as Markdown')
    .argument('<PLAN>', 'the plan')
    .addOption(new Option('--format <format>', 'what is written').choices(['html', 'markdown']).default('html'))
    .option('-o, --output <file>', 'where; without it to the standard output')
    .option('--baseline <plan>', 'another version of the plan to compare with, a file')
    .addOption(new Option('--as-of <date>', 'the day that it bears, such as 2026-03-02').argParser(writtenDay))
    .addHelpText('after', PLAN_EXITS)
    .action(async (plan: string, options: Partial<ReportOptions> & Pick<ReportOptions, 'format'>) => {
      const { report } = await import('./report.ts');
      const { output = null, baseline = null, asOf = null } = options;
      done(await report(io, plan, { ...options, output, baseline, asOf }));
    });
}

function addExport(program: Command, io: CliIo, done: Done): void {
  program
    .command('export')
    .description('write a plan in the language of another tool')
    .argument('<PLAN>', 'the plan')
    .addOption(new Option('--to <format>', 'mermaid: a chart for a README').choices(['mermaid']).makeOptionMandatory())
    .option('-o, --output <file>', 'where; without it to the standard output')
    .addHelpText('after', PLAN_EXITS)
    .action(async (plan: string, { to, output = null }: Partial<ExportOptions> & Pick<ExportOptions, 'to'>) => {
      const { exportPlan } = await import('./export.ts');
      done(exportPlan(io, plan, { to, output }));
    });
}

function addInit(program: Command, io: CliIo, done: Done): void {
  program
    .command('init')
    .description('write a first plan')
    .addArgument(new Argument('[DIR]', 'where; the plan is named after it').default('.', 'the current folder'))
    .addOption(new Option('--type <type>', 'kind of project').choices(TYPES).default('software'))
    .action(async (folder: string, { type }: { type: ProjectType }) => {
      const { init } = await import('./init.ts');
      done(init(io, folder, type));
    });
}

function addFmt(program: Command, io: CliIo, done: Done): void {
  program
    .command('fmt')
    .description('lay out plan files; prints the names of those that change')
    .argument('<PATH...>', 'files, folders or patterns, or - from standard input to standard output')
    .option('--check', 'change nothing; exit with 1 where something would change', false)
    .option('--stdin-filename <file>', 'with -: the file whose text comes over standard input')
    .action(async (paths: string[], options: { check: boolean; stdinFilename?: string }) => {
      const { fmt } = await import('./fmt.ts');
      done(await fmt(io, paths, { ...options, stdinFilename: options.stdinFilename ?? null }));
    });
}

function addLsp(program: Command, io: CliIo): void {
  program
    .command('lsp')
    .description('run the language server')
    .option('--stdio', 'speak over standard input and output')
    .option('--node-ipc', "speak over the parent process's channel")
    .option('--socket <port>', 'connect to a port on this machine')
    .option('--pipe <name>', 'connect to a pipe')
    .option('--clientProcessId <pid>', 'end when this process ends')
    .action(() => io.startServer());
}

/** A whole number of schedules or paths. */
function count(text: string): number {
  const number = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 10_000_000) {
    throw new InvalidArgumentError('Write a whole number from 1 to 10000000.');
  }
  return number;
}

function trials(text: string): number {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 1_000_000) throw new InvalidArgumentError('Write a whole number from 1 to 1000000.');
  return number;
}

function seed(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 0 to 999999999999999.');
  return Number(text);
}

/** `90%`, `90` or `0.9`; in whole percent. */
function confidence(text: string): number {
  const number = /^\d{1,2}(?:\.\d{1,4})?%?$/.test(text) ? Number(text.replace('%', '')) : 0;
  const percent = Math.round(number < 1 && !text.endsWith('%') ? 100 * number : number);
  if (percent < 1 || percent > 99) throw new InvalidArgumentError('Write a share from 1% to 99%, such as 80%.');
  return percent / 100;
}

function writtenDay(text: string): Day {
  const date = parseDate(text);
  if (!date || date.minuteOfDay !== null) throw new InvalidArgumentError('Write a day such as 2026-03-02.');
  return date.day;
}
