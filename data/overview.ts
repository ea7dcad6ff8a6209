/** What the evidence page shows besides the findings; `npm test` holds it against its schema and the findings. */
import figures from './market-figures.json' with { type: 'json' };
import type { FigurePanel, Propositions, TimelineEvent } from './overview-schema.ts';
import propositions from './propositions.json' with { type: 'json' };
import events from './timeline.json' with { type: 'json' };

export const PROPOSITIONS = propositions as unknown as Propositions;

/** From the oldest to the newest. */
export const TIMELINE = events as unknown as readonly TimelineEvent[];

export const MARKET_FIGURES = figures as unknown as readonly FigurePanel[];

/** Since when the ban is in force, and the month up to which we have read that it is (Journalen, 2024). */
export const IN_FORCE = { from: '2009-01-01', readTo: '2024-05' } as const;
