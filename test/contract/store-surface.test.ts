import { describe, expect, it } from 'vitest';
import { storeService } from '#shared/contract/store-service.ts';

/** Whoever adds a method adds its name here, on purpose: no method takes SQL, and none takes a path. */
describe('the surface of the store', () => {
  it('is exactly this', () => {
    expect(Object.keys(storeService.methods).sort()).toEqual([
      'addToUpload',
      'beginUpload',
      'closePlan',
      'collectPackets',
      'createPlan',
      'createSample',
      'cutPacket',
      'dropUpload',
      'exportPlan',
      'getConcessions',
      'getHistoryTotals',
      'getLine',
      'getMinutes',
      'getNumberHistory',
      'getPackets',
      'getPast',
      'getPlanView',
      'getPotentials',
      'getRejects',
      'getReplay',
      'getReservations',
      'getRows',
      'getSteps',
      'importHistory',
      'importPlanFile',
      'inspectHistory',
      'inspectPlanFile',
      'listPlans',
      'openPlan',
      'preview',
      'savePacket',
      'setReservation',
      'submit',
      'suggest',
      'tryHistory',
    ]);
    expect(Object.keys(storeService.events).sort()).toEqual(['changed', 'notice']);
  });
});
