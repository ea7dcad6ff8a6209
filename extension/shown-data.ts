/** The data as the extension's own pages show it: by id, and searchable. */
import { createSearch } from '../data/search.ts';
import { takeCardData } from './card-data.ts';

const data = takeCardData();

export const DATASET_ID = data.id;

/** Findings in their own order. */
export const SHOWN_FINDINGS = data.findings;

export const FINDINGS = new Map(data.findings.map((finding) => [finding.id, finding]));

export const SOURCES = new Map(data.sources.map((source) => [source.id, source]));

/** Findings that fit the words of a query, best first. */
export const searchFindings = createSearch(data.findings, data.sources);
