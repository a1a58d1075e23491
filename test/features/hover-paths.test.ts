/** What the paths of `include` and `projects` lead to. */
import { checkHover } from '../support/check-hover.ts';

const plan = (header: string) => `
project: {name: Move, start: 2026-03-02}
${header}
# file: team.plan.yaml
resources: {ali: {name: Ali}, bea: {name: Bea}}
# file: parts/a.plan.yaml
tasks: {dig: {duration: 1d}}
# file: parts/b.plan.yaml
tasks: {lay: {duration: 1d, after: dig}, fill: {duration: 1d, after: lay}}
# file: other.plan.yaml
project: {name: Data centre, start: 2026-03-09}
tasks: {power: {duration: 2d}, rack: {duration: 1d, after: power}}`;

describe('hover on a path', () => {
  it('says what a part brings', () =>
    checkHover(plan('include: team.pl$0an.yaml\n#        ^^^^^^^^^^^^^^'), [
      '**team.plan.yaml** · a part of this plan',
      '- **team.plan.yaml:** defines 2 ids',
    ]));

  it('says which files a pattern matches', () =>
    checkHover(plan('include: [team.plan.yaml, "parts/*.pl$0an.yaml"]'), [
      '**parts/\\*.plan.yaml** · 2 parts of this plan',
      '- **parts/a.plan.yaml:** defines 1 id',
      '- **parts/b.plan.yaml:** defines 2 ids',
    ]));

  it('counts those that it does not name', () => {
    const more = Array.from({ length: 9 }, (_, i) => `\n# file: more/${i}.plan.yaml\nroles: {r${i}: Role}`).join('');
    checkHover(`${plan('include: more/$0*.plan.yaml')}${more}`, [
      '**more/\\*.plan.yaml** · 9 parts of this plan',
      ...Array.from({ length: 8 }, (_, i) => `- **more/${i}.plan.yaml:** defines no ids`),
      '- **And:** 1 more',
    ]);
  });

  it('says which plan it is and when', () =>
    checkHover(plan('projects: {dc: other.pl$0an.yaml}\n#              ^^^^^^^^^^^^^^^'), [
      '**Data centre** · plan dc',
      '- **File:** other.plan.yaml',
      '- **Phases and tasks:** 2',
      '- **Dates:** 9 Mar – 11 Mar',
    ]));

  it('says nothing of a path that leads nowhere', () => checkHover(plan('include: gone.pl$0an.yaml'), null));
});
