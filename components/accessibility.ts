import axe from 'axe-core';

/**
 * What axe finds wrong, as readable lines; empty when nothing is. `layout: false` leaves out what needs real boxes and
 * colours, for the simulated DOM.
 */
export async function findBarriers(
  root: Element,
  { layout }: { readonly layout: boolean },
): Promise<string[]> {
  const { violations } = await axe.run(root, {
    rules: {
      'color-contrast': { enabled: layout },
      'target-size': { enabled: layout },
      // A component is part of a page; the page brings the landmarks around it.
      region: { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
  );
}
