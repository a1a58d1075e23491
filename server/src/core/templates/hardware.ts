/** A first plan for installing machines. */
export const hardwarePlan = `# Plan of $NAME
# Long lead times decide such a plan: order early, and write down who delivers when.
project:
  name: $NAME
  type: hardware
  objective: What will be different for whom when this is done
  success: [How we will know]
  scope: {in: [Room, power, cooling, machines], out: [What people expect but will not get]}
  start: $START
  manager: manager
  sponsor: sponsor

resources:
  manager: {name: Project manager, team: office}
  facility-engineer: {name: Facility engineer, team: facility}
  electrician: {name: Electrical contractor, team: facility}
  server-engineer: {name: Server engineer, team: platform}
  network-engineer: {name: Network engineer, team: network}
  operator: {name: Operations, team: operations}
teams:
  office: {name: Project office, function: other, lead: manager}
  facility: {name: Facility, function: hardware, lead: facility-engineer}
  platform: {name: Platform, function: hardware, lead: server-engineer}
  network: {name: Network, function: networking, lead: network-engineer}
  operations: {name: Operations, function: service, lead: operator}
stakeholders:
  sponsor: {name: Sponsor, interest: high, influence: high, expects: To be filled in, reach: Steering meeting every month}

phases:
  initiation:
    tasks:
      charter: {name: Project charter, duration: 3d, assign: manager}
      load: {name: Load forecast, duration: 4d, after: charter SS+1d, assign: server-engineer}
    gate: {criteria: [Charter signed, Funding approved], approvers: [sponsor]}

  planning:
    cycle: 1
    after: initiation
    tasks:
      survey: {name: Survey of the room, duration: 2d, assign: facility-engineer}
      power-cooling: {name: Power and cooling design, duration: 6d, after: survey, assign: facility-engineer, touches: hardware}
      layout: {name: Rack layout and cable plan, duration: 4d, after: power-cooling SS+3d, assign: [server-engineer, network-engineer], touches: [hardware, network]}
      offers: {name: Offers and contracts, duration: 8d, after: [power-cooling, layout], assign: manager}
    gate: {criteria: [Design reviewed, Offers within budget], approvers: [sponsor]}

  execution:
    after: planning
    tasks:
      order: {name: Order machines and power equipment, duration: 1d, assign: manager}
      delivery:
        name: Delivery
        owner: manager
        after: order
        estimate: {optimistic: 4w, most-likely: 6w, pessimistic: 10w, distribution: triangular}
      fit-out: {name: Prepare the room, duration: 15d, assign: [facility-engineer, electrician]}
      power: {name: Power and cooling installed and tested, duration: 8d, after: [fit-out, delivery], assign: [electrician, facility-engineer], touches: hardware}
      racks: {name: Racks and cabling, duration: 6d, after: [fit-out, delivery], assign: [server-engineer, network-engineer], touches: [hardware, network]}
      mount: {name: Mount and configure machines, duration: 5d, after: [racks, power], assign: server-engineer}
      burn-in: {name: Burn-in for three days and nights, duration: 3ed, after: mount}
      integrated-test: {name: Integrated test with failures, duration: 3d, after: burn-in, assign: [server-engineer, facility-engineer, network-engineer]}
    gate: {criteria: [No single failure causes an outage], approvers: [sponsor]}

  monitoring:
    after: execution
    tasks:
      watch: {name: Run under load and watch, duration: 10d, assign: operator}
      access: {name: Review who can enter the room and the machines, duration: 2d, assign: facility-engineer, touches: security}
      fixes: {name: Fix what was found, duration: 5d, after: [access, watch FF+2d], assign: server-engineer}
    gate: {criteria: [Ten days without an incident], approvers: [sponsor]}

  closing:
    after: monitoring
    tasks:
      as-built: {name: As-built documents and asset register, duration: 4d, assign: [facility-engineer, server-engineer]}
      handover: {name: Train and hand over to operations, duration: 3d, after: as-built, assign: operator}
      accounts: {name: Final accounts and lessons learned, duration: 3d, after: as-built, assign: manager}
    handover: {to: operator, checklist: [Maintenance contracts, Keys and access, Spare parts, Emergency plan rehearsed]}
    gate: {criteria: [Operations have accepted], approvers: [sponsor]}

agreements:
  one-room: {name: Craftsmen and IT in one room, parties: [facility, platform, network], text: Who works where is agreed every morning}

# How far durations may lie from their plan, for every task without an estimate: change it as you learn.
uncertainty:
  default: {optimistic: 90%, pessimistic: 130%}

risks:
  delivery-late:
    cause: Machines come from few factories
    event: The delivery is late
    effect: Everything after it waits
    category: supplier
    probability: 35%
    impact: {schedule: {optimistic: 5d, most-likely: 10d, pessimistic: 30d, distribution: triangular}}
    affects: [delivery]
    response: mitigate
    actions: {tracking: {text: Weekly date from the supplier in writing, owner: manager}}
    owner: manager
  load-too-high:
    cause: Plans of the building are old
    event: Floor or feed carries less than planned
    effect: Steel or cables are extra
    category: technical
    probability: low
    impact: {schedule: 8d, cost: 20k}
    affects: [power]
    response: mitigate
    actions: {probe: {text: Measure before ordering, owner: facility-engineer}}
    owner: facility-engineer
  early-failures:
    cause: New machines fail early or late
    event: Too many machines fail in burn-in
    effect: Exchange before the integrated test
    category: technical
    probability: medium
    impact: {schedule: 4d}
    affects: [burn-in]
    response: mitigate
    actions: {spares: {text: Order spare machines, owner: server-engineer}}
    owner: server-engineer
`;
