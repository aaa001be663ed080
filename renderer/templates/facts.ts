import { useEffect, useState } from 'react';
import { analyse } from '../../shared/analysis/index.ts';
import type { Totals } from '../../shared/analysis/types.ts';
import { svgText, thumbnail } from '../../shared/exporters/picture/index.ts';
import type { Template } from '../../shared/templates/index.ts';

/** What a card shows beyond the template's own words: all from the network itself. */
export interface TemplateFacts {
  readonly totals: Totals;
  /** Address of the picture, which is part of it. */
  readonly picture: string;
}

const known = new Map<string, TemplateFacts>();

function factsOf(template: Template): TemplateFacts {
  const network = template.draw();
  const analysis = analyse(network);
  const svg = svgText(thumbnail(network, analysis));
  return { totals: analysis.totals, picture: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` };
}

/** Worked out after the card is on the screen, once a template. */
export function useFacts(template: Template): TemplateFacts | undefined {
  const [facts, setFacts] = useState(known.get(template.id));
  useEffect(() => {
    if (facts) return undefined;
    const timer = window.setTimeout(() => {
      const made = known.get(template.id) ?? factsOf(template);
      known.set(template.id, made);
      setFacts(made);
    }, 0);
    return () => window.clearTimeout(timer);
  }, [template, facts]);
  return facts;
}
