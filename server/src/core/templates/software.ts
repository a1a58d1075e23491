/** A first plan for building an application. */
export const softwarePlan = `# Plan of $NAME
# Replace the roles by people, then the durations by what they estimate.
project:
  name: $NAME
  type: software
  objective: What will be different for whom when this is done
  success: [How we will know]
  scope: {in: [First release], out: [What people expect but will not get]}
  start: $START
  manager: manager
  sponsor: sponsor

resources:
  manager: {name: Project manager, team: office}
  owner: {name: Product owner, team: office}
  architect: {name: Architect, team: development}
  developer: {name: Developer, team: development}
  tester: {name: Tester, team: development}
  engineer: {name: Platform engineer, team: platform}
  security-officer: {name: Security officer, team: security}
  desk: {name: Service desk, team: service-desk}
teams:
  office: {name: Project office, function: other, lead: manager}
  development: {name: Development, function: development, lead: architect}
  platform: {name: Platform, function: hardware, lead: engineer}
  security: {name: Information security, function: security, lead: security-officer}
  service-desk: {name: Service desk, function: help-desk, lead: desk}
stakeholders:
  sponsor: {name: Sponsor, interest: high, influence: high, expects: To be filled in, reach: Steering meeting every month}

phases:
  initiation:
    tasks:
      charter: {name: Project charter, duration: 3d, assign: manager}
      vision: {name: Vision and measures of success, duration: 4d, after: charter SS+1d, assign: owner}
      kick-off: {name: Kick-off with all teams, milestone: true, after: [charter, vision]}
    gate: {criteria: [Charter signed, Budget for planning released], approvers: [sponsor]}

  planning:
    cycle: 1
    after: initiation
    tasks:
      stories: {name: Story map, duration: 5d, assign: owner}
      architecture:
        name: Architecture
        after: stories SS+2d
        estimate: {optimistic: 4d, most-likely: 6d, pessimistic: 12d}
        assign: architect
        touches: [application, data]
      threats: {name: Threat model, duration: 3d, after: architecture, assign: security-officer, touches: security}
      release-plan: {name: Release plan with estimates, duration: 3d, after: [stories, architecture], assign: [owner, manager]}
    gate: {criteria: [Architecture reviewed, Plan within budget], approvers: [sponsor]}

  execution:
    after: planning
    tasks:
      environments: {name: Pipeline and environments, duration: 5d, assign: engineer}
      sprint-1: {name: Sprint 1, duration: 10d, after: environments FS-2d, assign: [developer, tester]}
      sprint-2: {name: Sprint 2, duration: 10d, after: sprint-1, assign: [developer, tester]}
      sprint-3: {name: Sprint 3, duration: 10d, after: sprint-2, assign: [developer, tester]}
      pen-test: {name: Penetration test, duration: 5d, after: sprint-3, assign: security-officer, touches: security}
      acceptance: {name: Acceptance by users, duration: 5d, after: sprint-3, assign: [owner, tester]}
      training: {name: Train the service desk, duration: 3d, after: acceptance SS+2d, assign: desk, touches: service-desk}
      fixes: {name: Fix findings, duration: 4d, after: [pen-test, acceptance], assign: developer}
      release: {name: Release, duration: 1d, after: [fixes, training], assign: [engineer, developer]}
    gate: {criteria: [No open high finding, Roll-back tried], approvers: [sponsor]}

  monitoring:
    after: execution
    tasks:
      early-life: {name: Early-life support, duration: 10d, assign: [developer, desk]}
      measure: {name: Measure success, duration: 5d, after: early-life FF, assign: owner}
    gate: {criteria: [Stable for five days], approvers: [sponsor]}

  closing:
    after: monitoring
    tasks:
      handover: {name: Hand over to operations, duration: 3d, assign: [engineer, developer]}
      lessons: {name: Lessons learned, duration: 1d, after: handover, assign: manager}
      report: {name: Final report, duration: 2d, after: lessons, assign: manager}
    handover: {to: engineer, checklist: [Run books, Alarms, On-call rota, Access of the project removed]}
    gate: {criteria: [Operations have accepted], approvers: [sponsor]}

# How far durations may lie from their plan, for every task without an estimate: change it as you learn.
uncertainty:
  default: {optimistic: 90%, pessimistic: 130%}

risks:
  scope-grows:
    cause: Needs become clear only when people see the software
    event: The scope grows during the sprints
    effect: The release is later or smaller
    category: scope
    probability: high
    impact: {schedule: {optimistic: 3d, most-likely: 8d, pessimistic: 20d}}
    affects: [sprint-3]
    response: mitigate
    actions: {review: {text: Show working software to the sponsor every sprint, owner: owner}}
    owner: owner
  interface-late:
    cause: Another team builds an interface that we need
    event: The interface is late
    effect: A sprint cannot finish its stories
    category: dependency
    probability: medium
    impact: {schedule: 5d}
    affects: [sprint-2]
    response: mitigate
    actions: {stand-in: {text: Build against a stand-in and test weekly, owner: architect}}
    owner: architect
  pen-test-finding:
    cause: Security is tested at the end
    event: The penetration test finds a serious weakness
    effect: Rework before release
    category: technical
    probability: 25%
    impact: {schedule: 6d, quality: medium}
    affects: [fixes]
    response: mitigate
    actions: {early: {text: Test sign-in and permissions after sprint 1, owner: security-officer}}
    owner: security-officer
`;
