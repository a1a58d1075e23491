/** A first plan for renewing a network. */
export const networkPlan = `# Plan of $NAME
# Carriers need weeks for a circuit: order them first, plan the waves around their dates.
project:
  name: $NAME
  type: network
  objective: What will be different for whom when this is done
  success: [How we will know]
  scope: {in: [Sites and lines], out: [What people expect but will not get]}
  start: $START
  calendar: office
  manager: manager
  sponsor: sponsor

calendars:
  office: {working-days: [mon, tue, wed, thu, fri], working-hours: ["08:00-12:00", "13:00-17:00"]}
  change-window: {working-days: [tue, wed, thu], working-hours: ["22:00-05:00"]}

resources:
  manager: {name: Project manager, team: project-office}
  lead-engineer: {name: Lead network engineer, team: network}
  engineer: {name: Network engineer, team: network}
  security-officer: {name: Security officer, team: security}
  crew: {name: Field crew, team: network}
  desk: {name: Service desk, team: service-desk}
teams:
  project-office: {name: Project office, function: other, lead: manager}
  network: {name: Network, function: networking, lead: lead-engineer}
  security: {name: Information security, function: security, lead: security-officer}
  service-desk: {name: Service desk, function: help-desk, lead: desk}
stakeholders:
  sponsor: {name: Sponsor, interest: high, influence: high, expects: To be filled in, reach: Steering meeting every month}

phases:
  initiation:
    tasks:
      charter: {name: Project charter, duration: 3d, assign: manager}
      site-list: {name: "Sites, lines and owners", duration: 4d, after: charter SS+1d, assign: engineer}
      kick-off: {name: Kick-off with all teams, milestone: true, after: [charter, site-list]}
    gate: {criteria: [Charter signed, Site list complete], approvers: [sponsor]}

  planning:
    cycle: 1
    after: initiation
    tasks:
      site-survey: {name: Site surveys, duration: 8d, assign: crew, touches: network}
      design: {name: Network design, duration: 7d, after: site-survey SS+3d, assign: lead-engineer, touches: network}
      security-design: {name: Segments and firewall policy, duration: 4d, after: design, assign: security-officer, touches: [network, security]}
      wave-plan: {name: Waves agreed with the sites, duration: 3d, after: [site-survey, design], assign: manager}
    gate: {criteria: [Design reviewed by security, Sites agree to the waves], approvers: [sponsor]}

  execution:
    after: planning
    tasks:
      order-circuits: {name: Order circuits and devices, duration: 2d, assign: manager}
      circuits:
        name: Circuits delivered
        owner: manager
        after: order-circuits
        estimate: {optimistic: 6w, most-likely: 8w, pessimistic: 14w, distribution: triangular}
        touches: network
      templates: {name: Configuration templates and lab, duration: 8d, assign: [lead-engineer, engineer]}
      training: {name: Run books and service-desk training, duration: 4d, after: templates, assign: [engineer, desk], touches: service-desk}
      pilot: {name: Cut over the pilot site, duration: 6h, after: [templates, circuits], calendar: change-window, ignore-resource-calendars: true, assign: [lead-engineer, crew], touches: network}
      pilot-watch: {name: Watch the pilot for a week, duration: 7ed, after: pilot}
      wave-1: {name: Wave 1 in four nights, duration: 4d, after: [pilot-watch, training], calendar: change-window, ignore-resource-calendars: true, assign: [lead-engineer, crew], touches: network}
      wave-2: {name: Wave 2 in six nights, duration: 6d, after: wave-1 FS+2d, calendar: change-window, ignore-resource-calendars: true, assign: [engineer, crew], touches: network}
    gate: {criteria: [All sites accepted], approvers: [sponsor]}

  monitoring:
    after: execution
    tasks:
      early-life: {name: Early-life support, duration: 10d, assign: [engineer, desk]}
      pen-test: {name: Security review of the new network, duration: 4d, assign: security-officer, touches: security}
    gate: {criteria: [Ten days without a site offline, No open high finding], approvers: [sponsor]}

  closing:
    after: monitoring
    tasks:
      old-lines: {name: Cancel old lines and collect devices, duration: 5d, assign: [manager, crew]}
      as-built: {name: As-built documents, duration: 4d, assign: engineer}
      handover: {name: Hand over to operations, duration: 2d, after: as-built, assign: lead-engineer}
      report: {name: Lessons learned and final report, duration: 2d, after: [handover, old-lines], assign: manager}
    handover: {to: desk, checklist: [Run books, Spare devices, On-call rota, Old contracts cancelled]}
    gate: {criteria: [Operations have accepted], approvers: [sponsor]}

# How far durations may lie from their plan, for every task without an estimate: change it as you learn.
uncertainty:
  default: {optimistic: 90%, pessimistic: 130%}

risks:
  circuit-late:
    cause: Carriers share the same digging contractors
    event: Circuits are delivered late
    effect: Pilot and waves wait
    category: supplier
    probability: 40%
    impact: {schedule: {optimistic: 5d, most-likely: 15d, pessimistic: 30d, distribution: triangular}}
    affects: [circuits]
    response: mitigate
    actions: {mobile: {text: Prepare mobile links for the first weeks, owner: lead-engineer}}
    owner: manager
  rollback:
    cause: Devices at the sites have addresses nobody wrote down
    event: A site does not work after its night
    effect: Roll back and come again
    category: technical
    probability: medium
    impact: {schedule: 2d, quality: medium}
    affects: [wave-1, wave-2]
    response: mitigate
    actions: {checklist: {text: Test list per site and a decision on roll-back at three in the morning, owner: lead-engineer}}
    owner: lead-engineer
  template-fault:
    cause: One template configures all sites
    event: A fault in the template reaches every site
    effect: The whole network is down
    category: technical
    probability: very-low
    impact: {schedule: 5d, quality: very-high}
    affects: [templates]
    response: mitigate
    actions: {canary: {text: "One site, a day of waiting, then the rest", owner: engineer}}
    owner: engineer
`;
