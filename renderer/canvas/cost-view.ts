import { stepCost, useCost } from '../cost/index.ts';
import { translate } from '../i18n/i18n.ts';
import { announce } from './announcer.ts';

/** The next of: tints off, by parameters, by multiply-adds, by memory. */
export function nextCostView(): void {
  stepCost();
  const { on, measure } = useCost.getState();
  announce(on ? translate(`shown_${measure}`, { ns: 'cost' }) : translate('hidden', { ns: 'cost' }));
}
