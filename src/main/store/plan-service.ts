/**
 * The store's methods on plans themselves: list, create, open, look, submit, preview. Callers: store.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { commandBodySchema } from '#shared/contract/commands.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { currentReadings } from '#shared/domain/impact/read-targets.ts';
import type { Handlers } from '#shared/rpc/service.ts';
import { lineDetail } from './line-detail.ts';
import { minutesFor } from './minutes.ts';
import type { OpenPlans } from './open-plans.ts';
import type { PlanSession } from './plan-session.ts';
import { readSummaries, summaryOf } from './plan-summary.ts';
import { historyTotals, measureRows, planChange, planView, previewOf } from './plan-views.ts';
import { readSteps } from './step-views.ts';

type PlanMethods =
  | 'listPlans'
  | 'createPlan'
  | 'openPlan'
  | 'closePlan'
  | 'getPlanView'
  | 'getRows'
  | 'getHistoryTotals'
  | 'getLine'
  | 'getSteps'
  | 'getMinutes'
  | 'submit'
  | 'preview';
type PlanHandlers = Pick<Handlers<typeof storeService>, PlanMethods>;
type NewPlan = Parameters<PlanHandlers['createPlan']>[0];

/** A plan without an offering of its own has this one line. */
const onlyLine = { id: 'all', parent: null, name: 'All' } as const;

export function planHandlers(plans: OpenPlans): PlanHandlers {
  const withSession = <Reply>(key: string, answer: (session: PlanSession) => Reply): Outcome<Reply> => {
    const found = plans.find(key);
    return found.ok ? done(answer(found.value)) : found;
  };
  return {
    listPlans: () => done({ plans: listPlans(plans) }),
    createPlan: (request) => {
      const created = plans.create((session) => fillPlan(plans, session, request));
      return created.ok ? done({ plan: created.value.key }) : created;
    },
    openPlan: ({ plan }) => {
      const opened = plans.open(plan);
      if (!opened.ok) return opened;
      return done({ view: planView(opened.value.session), notices: [...opened.value.notices] });
    },
    closePlan: ({ plan }) => {
      plans.close(plan);
      return done({});
    },
    getPlanView: ({ plan }) => withSession(plan, planView),
    getRows: ({ plan, measure }) => withSession(plan, (session) => measureRows(session, measure)),
    getHistoryTotals: ({ plan, kind, year }) =>
      withSession(plan, (session) => ({ totals: historyTotals(session, kind, year) })),
    getLine: ({ plan, unit, measure }) => {
      const found = plans.find(plan);
      return found.ok ? lineDetail(found.value, unit, measure) : found;
    },
    getMinutes: ({ plan, viewer }) => {
      const found = plans.find(plan);
      return found.ok ? minutesFor(found.value, viewer) : found;
    },
    getSteps: ({ plan, before, limit }) =>
      withSession(plan, (session) => ({ steps: [...readSteps(session, before, limit)] })),
    submit: ({ plan, command }) => {
      const found = plans.find(plan);
      if (!found.ok) return found;
      const session = found.value;
      const before = session.revision;
      const committed = session.submit(command);
      if (!committed.ok) {
        announceReopened(plans, session, before);
        return committed;
      }
      const change = planChange(session, committed.value);
      if (!committed.value.repeated) plans.options.events.emit('changed', change);
      return done(change);
    },
    preview: ({ plan, actor, body }) => {
      const found = plans.find(plan);
      if (!found.ok) return found;
      const session = found.value;
      const before = currentReadings(session.model, session.totals);
      return session.preview({ actor, body }, (changes, moved) => previewOf(session, changes, moved, before));
    },
  };
}

/** A command whose outcome was unknown may stand after all: then every window has to read the plan anew. */
function announceReopened(plans: OpenPlans, session: PlanSession, before: number): void {
  const entry = session.revision > before ? session.database.journal.entry(session.revision) : undefined;
  if (entry === undefined) return;
  const step = { entry, changes: [], moved: null, before: session.readingsBefore, repeated: false };
  plans.options.events.emit('changed', planChange(session, step));
}

function listPlans(plans: OpenPlans) {
  const open = new Map(plans.sessions().map((session) => [session.folder.key, summaryOf(session)]));
  return readSummaries(plans.options.dataFolder).map((kept) => {
    const { planId: _planId, ...summary } = open.get(kept.plan) ?? kept;
    return summary;
  });
}

/** The first entries of a plan: its creation, then its two trees as one step. */
function fillPlan(plans: OpenPlans, session: PlanSession, request: NewPlan): Outcome<null> {
  const { name, year, currency, scale, startMonth, weekPattern, units, lines, actor } = request;
  const { makeId } = plans.options;
  const trees: CommandBody = {
    kind: 'together',
    label: name,
    commands: [
      ...(units.length === 0 ? [] : [{ kind: 'add-units' as const, units }]),
      { kind: 'add-lines', lines: lines.length === 0 ? [onlyLine] : lines },
    ],
  };
  const creation: CommandBody = {
    kind: 'create-plan',
    plan: session.folder.key,
    name,
    year,
    currency,
    scale,
    startMonth,
    weekPattern,
  };
  for (const body of [creation, trees]) {
    const checked = commandBodySchema.safeParse(body);
    if (!checked.success)
      return refuse('command-malformed', { reason: checked.error.issues[0]?.message ?? 'its shape' });
    const committed = session.submit({ id: makeId(), actor, body });
    if (!committed.ok) return committed;
  }
  return done(null);
}
