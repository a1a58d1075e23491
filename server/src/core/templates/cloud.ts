/** A first plan for moving systems to the cloud. */
export const cloudPlan = `# Plan of $NAME
# Know what talks to what before promising when it moves.
project:
  name: $NAME
  type: cloud
  objective: What will be different for whom when this is done
  success: [How we will know]
  scope: {in: [Systems that move], out: [Systems that stay]}
  start: $START
  calendar: office
  manager: manager
  sponsor: sponsor

calendars:
  office: {working-days: [mon, tue, wed, thu, fri], working-hours: ["08:00-12:00", "13:00-17:00"]}
  weekend: {working-days: [sat, sun], working-hours: ["06:00-22:00"]}

resources:
  manager: {name: Project manager, team: project-office}
  architect: {name: Cloud architect, team: platform}
  engineer: {name: Platform engineer, team: platform}
  network-engineer: {name: Network engineer, team: network}
  database-engineer: {name: Database engineer, team: data}
  security-officer: {name: Security officer, team: security}
  desk: {name: Service desk, team: service-desk}
teams:
  project-office: {name: Project office, function: other, lead: manager}
  platform: {name: Platform, function: hardware, lead: architect}
  network: {name: Network, function: networking, lead: network-engineer}
  data: {name: Databases, function: data, lead: database-engineer}
  security: {name: Information security, function: security, lead: security-officer}
  service-desk: {name: Service desk, function: help-desk, lead: desk}
stakeholders:
  sponsor: {name: Sponsor, interest: high, influence: high, expects: To be filled in, reach: Steering meeting every month}

phases:
  initiation:
    tasks:
      charter: {name: Project charter, duration: 3d, assign: manager 50%}
      business-case: {name: Business case, duration: 5d, after: charter SS+1d, assign: [manager 50%, architect]}
      kick-off: {name: Kick-off with all teams, milestone: true, after: [charter, business-case]}
    gate: {criteria: [Charter signed, Budget for planning released], approvers: [sponsor]}

  planning:
    cycle: 1
    after: initiation
    tasks:
      discovery: {name: Discover systems and what they talk to, duration: 8d, assign: [engineer, network-engineer], touches: [application, network]}
      target: {name: Target architecture and cost model, duration: 6d, after: discovery FS-2d, assign: architect}
      privacy: {name: Data protection and residency, duration: 4d, after: discovery, assign: security-officer, touches: [data, security]}
      waves: {name: Waves and cut-over calendar, duration: 3d, after: [target, discovery], assign: [architect, manager]}
    gate: {criteria: [Architecture approved, No objection of data protection], approvers: [sponsor]}

  execution:
    after: planning
    tasks:
      landing-zone: {name: "Landing zone: accounts, identity, network, logs", duration: 12d, assign: [engineer, network-engineer], touches: [network, security]}
      security-review: {name: Security review of the landing zone, duration: 3d, after: landing-zone, assign: security-officer, touches: security}
      pilot: {name: Move a pilot system and test recovery, duration: 5d, after: landing-zone, assign: [engineer, database-engineer]}
      wave-1: {name: Build and test wave 1, duration: 10d, after: [pilot, security-review], assign: [engineer, database-engineer], touches: [application, data]}
      wave-2:
        name: Build and test wave 2
        after: wave-1
        estimate: {optimistic: 8d, most-likely: 12d, pessimistic: 20d}
        assign: [engineer, database-engineer]
        touches: [application, data]
      training: {name: Train the service desk, duration: 3d, after: wave-2 SS+5d, assign: desk, touches: service-desk}
      rehearsal: {name: Rehearse cut-over and roll-back, duration: 2d, after: wave-2, assign: [engineer, database-engineer, network-engineer]}
      cut-over: {name: Cut-over weekend, duration: 20h, after: [rehearsal, training], calendar: weekend, ignore-resource-calendars: true, assign: [engineer, database-engineer, network-engineer], touches: [application, data, network]}
    gate: {criteria: [Smoke test passed, Old system untouched until here], approvers: [sponsor]}

  monitoring:
    after: execution
    tasks:
      early-life: {name: Early-life support through a month end, duration: 20d, assign: [engineer, desk]}
      access-review: {name: Security review of what the cut-over opened, duration: 2d, assign: security-officer, touches: security}
      cost-tuning: {name: Tune the running cost, duration: 5d, after: early-life SS+10d, assign: architect}
    gate: {criteria: [One month end closed, Cost as in the model], approvers: [sponsor]}

  closing:
    after: monitoring
    tasks:
      decommission: {name: "Archive, wipe and switch off the old systems", duration: 8d, assign: [engineer 50%, database-engineer], touches: [hardware, data]}
      handover: {name: Hand over to operations, duration: 3d, assign: [engineer 50%, desk]}
      report: {name: Lessons learned and final report, duration: 2d, after: [decommission, handover], assign: manager}
    handover: {to: desk, checklist: [Run books, Alarms and on-call rota, Licences and contracts, Access of the project removed]}
    gate: {criteria: [Operations have accepted], approvers: [sponsor]}

# How far durations may lie from their plan, for every task without an estimate: change it as you learn.
uncertainty:
  default: {optimistic: 90%, pessimistic: 130%}

risks:
  hidden-interface:
    cause: Interfaces were set up by people who have left
    event: An interface nobody knows stops at cut-over
    effect: A department works by hand
    category: technical
    probability: 40%
    impact: {schedule: {optimistic: 1d, most-likely: 3d, pessimistic: 8d}}
    affects: [cut-over]
    response: mitigate
    actions: {listen: {text: Record traffic for a full month, owner: network-engineer}}
    owner: architect
  cut-over-fails:
    cause: More data than fits through the line in a weekend
    event: The cut-over does not finish in time
    effect: Roll back and wait for another weekend
    category: technical
    probability: 15%
    impact: {schedule: 15d}
    affects: [cut-over]
    response: mitigate
    actions: {rehearse: {text: Rehearse with the full data, owner: database-engineer}}
    owner: manager
  cost-rises:
    cause: Systems are moved as they are
    event: Running cost is higher than in the model
    effect: Savings are lost
    category: cost
    probability: medium
    impact: {cost: 40k}
    affects: [cost-tuning]
    response: mitigate
    actions: {budget-alarm: {text: Alarm at 80 % of the monthly budget, owner: architect}}
    owner: architect
`;
