/** A first plan for putting data to use. */
export const analyticsPlan = `# Plan of $NAME
# Models are uncertain: agree beforehand how good is good enough, and plan for a second cycle.
project:
  name: $NAME
  type: analytics
  objective: Which decision will be better, and how we will see that
  success: [How we will know]
  scope: {in: [First question to answer], out: [What people expect but will not get]}
  start: $START
  manager: manager
  sponsor: sponsor

resources:
  manager: {name: Project manager, team: office}
  domain-expert: {name: Domain expert, team: business}
  data-engineer: {name: Data engineer, team: data}
  data-scientist: {name: Data scientist, team: data}
  platform-engineer: {name: Platform engineer, team: platform}
  privacy-officer: {name: Data-protection officer, team: compliance}
  desk: {name: Service desk, team: service-desk}
teams:
  office: {name: Project office, function: other, lead: manager}
  business: {name: Business, function: other, lead: domain-expert}
  data: {name: Data and analytics, function: data, lead: data-scientist}
  platform: {name: Platform, function: hardware, lead: platform-engineer}
  compliance: {name: Compliance, function: security, lead: privacy-officer}
  service-desk: {name: Service desk, function: help-desk, lead: desk}
stakeholders:
  sponsor: {name: Sponsor, interest: high, influence: high, expects: To be filled in, reach: Steering meeting every month}

phases:
  initiation:
    tasks:
      question: {name: Question and measure of success, duration: 3d, assign: [manager, domain-expert]}
      feasibility: {name: Feasibility with a sample, duration: 5d, after: question SS+1d, assign: data-scientist, touches: data}
      kick-off: {name: Kick-off with all teams, milestone: true, after: [question, feasibility]}
    gate: {criteria: [Benefit above cost, Data good enough], approvers: [sponsor]}

  planning:
    cycle: 1
    after: initiation
    tasks:
      sources: {name: List of data sources and owners, duration: 4d, assign: data-engineer 50%, touches: data}
      quality: {name: Profile data quality, duration: 6d, after: sources SS+2d, assign: data-engineer 50%, touches: data}
      impact-assessment: {name: Data protection impact assessment, duration: 6d, after: sources, assign: privacy-officer, touches: [data, security]}
      validation-plan: {name: Validation plan, duration: 3d, after: quality, assign: [data-scientist, domain-expert]}
    gate: {criteria: [No objection of data protection, Thresholds agreed], approvers: [sponsor]}

  execution:
    after: planning
    tasks:
      workspace: {name: Workspaces and access rights, duration: 3d, assign: platform-engineer, touches: security}
      pipelines: {name: Data pipelines with quality rules, duration: 12d, after: workspace SS+1d, assign: data-engineer, touches: data}
      baseline-model: {name: Simple model to compare with, duration: 4d, after: pipelines FS-4d, assign: data-scientist}
      model:
        name: Model
        after: [pipelines, baseline-model]
        estimate: {optimistic: 8d, most-likely: 12d, pessimistic: 25d}
        assign: data-scientist
        touches: data
      application: {name: Report or screen, duration: 10d, after: baseline-model, assign: [data-engineer, domain-expert], touches: application}
      validation: {name: Independent validation, duration: 4d, after: model, assign: [privacy-officer, domain-expert 25%]}
      acceptance: {name: Acceptance by users, duration: 5d, after: [model, application], assign: domain-expert 50%}
      training: {name: Training for users and service desk, duration: 3d, after: acceptance SS+2d, assign: [domain-expert 25%, desk], touches: service-desk}
      go-live: {name: Go live, milestone: true, after: [validation, acceptance, training]}
    gate: {criteria: [Thresholds met, No open high finding], approvers: [sponsor]}

  monitoring:
    after: execution
    tasks:
      trial: {name: Run beside the old way and compare, duration: 20d, assign: [domain-expert, data-scientist]}
      drift: {name: Alarm for drift, duration: 4d, after: trial SS+2d, assign: data-engineer}
    gate: {criteria: [Benefit shown, Alarm tried], approvers: [sponsor]}

  closing:
    after: monitoring
    tasks:
      handbook: {name: Model card and handbook, duration: 3d, assign: data-scientist}
      handover: {name: Hand over to data operations, duration: 2d, after: handbook, assign: data-engineer}
      clean-up: {name: Delete extracts and end access, duration: 1d, after: handover, assign: privacy-officer, touches: [data, security]}
      report: {name: Lessons learned and final report, duration: 2d, after: handover, assign: manager}
    handover: {to: data-engineer, checklist: [Retraining runs without the project, Alarms reach somebody, Fallback tried]}
    gate: {criteria: [Operations have accepted], approvers: [sponsor]}

# How far durations may lie from their plan, for every task without an estimate: change it as you learn.
uncertainty:
  default: {optimistic: 90%, pessimistic: 130%}

risks:
  model-misses:
    cause: The past explains the future only in part
    event: The model misses its threshold
    effect: A second cycle of planning and modelling
    category: technical
    probability: 35%
    impact: {schedule: {optimistic: 5d, most-likely: 12d, pessimistic: 25d}, scope: medium}
    affects: [model]
    response: mitigate
    actions: {weekly: {text: Compare with the simple model every week, owner: data-scientist}}
    owner: data-scientist
  source-poor:
    cause: Data was collected for another purpose
    event: A source is worse than it looked
    effect: Pipelines need more rules
    category: data
    probability: medium
    impact: {schedule: 5d}
    affects: [pipelines]
    response: mitigate
    actions: {profile: {text: Profile every source before designing, owner: data-engineer}}
    owner: data-engineer
  not-used:
    cause: People trust their experience more than a figure
    event: The result is not used
    effect: No benefit
    category: people
    probability: medium
    impact: {quality: high}
    affects: [trial]
    response: mitigate
    actions: {explain: {text: Show the reasons beside each figure, owner: domain-expert}}
    owner: domain-expert
`;
