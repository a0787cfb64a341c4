import { colour, contrast, ground } from './contrast.ts';
import { controls, edgeOf, isWords, named } from './controls.ts';

/** Controls that stand out too little from what is around them, by their border or else by their filling (WCAG 2.2, 1.4.11: 3 to 1). */
export function faintEdges(): string[] {
  return controls().flatMap((control) => {
    if (isWords(control)) return [];
    const style = edgeOf(control);
    const around = ground(control.parentElement);
    const border = Number.parseFloat(style.borderTopWidth) > 0 ? contrast(colour(style.borderTopColor), around) : 1;
    const most = Math.max(border, contrast(colour(style.backgroundColor), around));
    return most < 3 ? [`the edge of ${named(control)} is faint: ${most.toFixed(2)}`] : [];
  });
}
