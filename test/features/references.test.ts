import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { documentHighlights, references } from '../../server/src/features/references.ts';
import { checkPlaces } from '../support/check-places.ts';

const checkReferences = (source: string, includeDeclaration = true) =>
  checkPlaces(source, (snapshot, position) =>
    runToEnd(references(snapshot, { position, context: { includeDeclaration } }, [])),
  );

const checkHighlights = (source: string) =>
  checkPlaces(source, (snapshot, position) =>
    documentHighlights(snapshot, { position }).map(({ range, kind }) => ({
      uri: snapshot.file,
      range,
      label: kind === DocumentHighlightKind.Write ? 'write' : 'read',
    })),
  );

describe('references', () => {
  it('are found in every file of the plan, from the definition', () =>
    checkReferences(`
project: {name: Office move, start: 2026-03-02, manager: mara}
#                                                        ^^^^
include: team.plan.yaml
tasks:
  design: {duration: 3d, assign: [mara 50%]}
  #                               ^^^^
# file: team.plan.yaml
resources:
  ma$0ra: {name: Mara Lind}
# ^^^^
teams:
  facilities: {lead: mara}
  #                  ^^^^
`));

  it('leave out the definition where the editor asks so', () =>
    checkReferences(
      `
project: {name: Office move, start: 2026-03-02}
tasks:
  design: {duration: 3d}
  order: {duration: 2d, after: de$0sign FS+1d}
  #                            ^^^^^^
risks:
  late: {event: Late, affects: [design]}
  #                             ^^^^^^
`,
      false,
    ));

  it('of an id that nobody defines are still found together', () =>
    checkReferences(`
project: {name: Office move, start: 2026-03-02}
tasks:
  design: {duration: 3d, after: noth$0ing}
  #                             ^^^^^^^
  order: {duration: 3d, after: nothing}
  #                            ^^^^^^^
`));

  it('of a part that two plans include come from both, each once', () =>
    checkReferences(`
project: {name: Office move, start: 2026-03-02}
include: team.plan.yaml
tasks:
  design: {duration: 3d, assign: mara}
  #                              ^^^^
# file: team.plan.yaml
resources:
  ma$0ra: {name: Mara Lind}
# ^^^^
# file: other.plan.yaml
project: {name: Other, start: 2026-03-02, manager: mara}
#                                                  ^^^^
include: team.plan.yaml
`));
});

describe('highlights', () => {
  it('mark the definition as written and mentions as read, in this file only', () =>
    checkHighlights(`
project: {name: Office move, start: 2026-03-02}
include: more.plan.yaml
tasks:
  de$0sign: {duration: 3d}
# ^^^^^^ write
  order: {duration: 2d, after: design}
  #                            ^^^^^^ read
# file: more.plan.yaml
tasks:
  install: {duration: 2d, after: design}
`));
});
