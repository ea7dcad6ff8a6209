/** What `npm run train` learned, as `model.json` holds it. */
import type { ClaimDetectorModel } from './claim-detector.ts';
import type { ClassifierModel } from './classifier.ts';
import type { ScoreModel } from './features.ts';
import type { StanceModelData } from './stance-model.ts';

/** Plain data. */
export interface EngineModel {
  readonly score: ScoreModel;
  readonly classifier: ClassifierModel;
  readonly claims: ClaimDetectorModel;
  readonly stance: StanceModelData;
}
