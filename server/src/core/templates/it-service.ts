/** A first plan for setting up a service. */
export const itServicePlan = `# Plan of $NAME
# A service is ready when the people who run it say so, not when the tool works.
project:
  name: $NAME
  type: it-service
  objective: What will be different for whom when this is done
  success: [How we will know]
  scope: {in: [Services and users], out: [What people expect but will not get]}
  start: $START
  manager: manager
  sponsor: sponsor

resources:
  manager: {name: Project manager, team: office}
  designer: {name: Service designer, team: service-management}
  configuration-manager: {name: Configuration manager, team: service-management}
  administrator: {name: Tool administrator, team: tools}
  desk-lead: {name: Service-desk lead, team: service-desk}
  trainer: {name: Trainer, team: service-desk}
  security-officer: {name: Security officer, team: security}
teams:
  office: {name: Project office, function: other, lead: manager}
  service-management: {name: Service management, function: service, lead: designer}
  tools: {name: Service tools, function: development, lead: administrator}
  service-desk: {name: Service desk, function: help-desk, lead: desk-lead}
  security: {name: Information security, function: security, lead: security-officer}
stakeholders:
  sponsor: {name: Sponsor, interest: high, influence: high, expects: To be filled in, reach: Steering meeting every month}
  service-owner: {name: Service owner, interest: high, influence: medium, expects: A service that runs without a project, reach: Every week}

phases:
  initiation:
    tasks:
      charter: {name: Project charter, duration: 3d, assign: manager 50%}
      listen: {name: Days at the desk and with users, duration: 4d, after: charter SS+1d, assign: [designer, manager 50%]}
      kick-off: {name: Kick-off with all teams, milestone: true, after: [charter, listen]}
    gate: {criteria: [Charter signed], approvers: [sponsor]}

  planning:
    cycle: 1
    after: initiation
    tasks:
      catalogue: {name: Service catalogue, duration: 6d, assign: designer 50%}
      levels: {name: Service levels, duration: 5d, after: catalogue SS+3d, assign: designer 25%}
      processes: {name: Processes, duration: 6d, after: catalogue FS-2d, assign: [designer 25%, configuration-manager]}
      staffing: {name: Shifts and staffing, duration: 6d, after: levels, assign: desk-lead}
    gate: {criteria: [Service levels agreed, Staffing agreed], approvers: [sponsor, service-owner]}

  execution:
    after: planning
    tasks:
      tool: {name: Set up the tool, duration: 8d, assign: administrator, touches: application}
      configuration-data:
        name: Load the configuration database
        after: tool SS+4d
        estimate: {optimistic: 5d, most-likely: 8d, pessimistic: 15d}
        assign: configuration-manager
        touches: data
      run-books: {name: Run books and knowledge, duration: 8d, after: tool SS+4d, assign: desk-lead}
      access-review: {name: Review of roles and logs, duration: 2d, after: tool, assign: security-officer, touches: security}
      training: {name: Train the agents, duration: 4d, after: [tool, run-books FS-2d], assign: trainer, touches: service-desk}
      pilot: {name: Pilot with one department, duration: 10d, after: [training, configuration-data, access-review], assign: [desk-lead, designer]}
      roll-out: {name: Roll out to all, duration: 5d, after: pilot, assign: [desk-lead, trainer]}
    gate: {criteria: [Pilot within service levels, All agents trained], approvers: [sponsor, service-owner]}

  monitoring:
    after: execution
    tasks:
      early-life: {name: Early-life support, duration: 15d, assign: [desk-lead 75%, administrator]}
      survey: {name: Ask the users, duration: 3d, after: early-life FF, assign: designer}
      drill: {name: Drill of a major incident, duration: 1d, after: early-life SS+5d, assign: [desk-lead 25%, security-officer], touches: security}
    gate: {criteria: [Service levels met for two weeks], approvers: [service-owner]}

  closing:
    after: monitoring
    tasks:
      handover: {name: Hand over to the service owner, duration: 2d, assign: [designer, desk-lead]}
      old-tools: {name: Archive and switch off old tools, duration: 3d, assign: administrator, touches: data}
      report: {name: Lessons learned and final report, duration: 2d, after: [handover, old-tools], assign: manager}
    handover: {to: service-owner, checklist: [Service levels reported, Run books reviewed, Rota published, Budget in the line]}
    gate: {criteria: [Service owner has accepted], approvers: [sponsor, service-owner]}

# How far durations may lie from their plan, for every task without an estimate: change it as you learn.
uncertainty:
  default: {optimistic: 90%, pessimistic: 130%}

risks:
  agents-leave:
    cause: Work and place change for the agents
    event: Experienced agents leave
    effect: Knowledge is lost
    category: people
    probability: medium
    impact: {schedule: 5d, quality: high}
    affects: [training, early-life]
    response: mitigate
    actions: {early-talks: {text: Talk with each agent before the plan is published, owner: desk-lead}}
    owner: desk-lead
  poor-data:
    cause: Lists of devices were kept by hand
    event: The configuration database is wrong in many places
    effect: Calls take longer
    category: data
    probability: high
    impact: {schedule: {optimistic: 2d, most-likely: 4d, pessimistic: 10d}, quality: medium}
    affects: [configuration-data]
    response: mitigate
    actions: {sample: {text: Check a sample before loading, owner: configuration-manager}}
    owner: configuration-manager
  old-habits:
    cause: Users know a colleague who helps
    event: Users go around the desk
    effect: Figures look good and nothing improves
    category: people
    probability: high
    impact: {quality: medium}
    affects: [survey]
    response: mitigate
    actions: {key-users: {text: Make these colleagues key users, owner: designer}}
    owner: designer
`;
