/** What a paper shows, whatever it is the paper of: `render.ts` draws all of them alike. */
export type Fact = { label: string; value: string }
/** `share`: its part of the page's width; the shares of a table sum to 1. */
export type Column = { label: string; share: number; isNumeric?: boolean }
export type Cell = { text: string; detail?: string }
/** `total`: a last row set apart. */
export type Table = { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }
/** Amounts under a table, at the right; the last one is the one that counts. */
export type Totals = { kind: 'totals'; facts: readonly Fact[] }
export type Paragraph = { kind: 'paragraph'; text: string; isStrong?: boolean }
export type Signature = { kind: 'signature'; lines: readonly string[] }
/** What somebody wrote, word for word. */
export type Quote = { kind: 'quote'; text: string }
/** A card set apart: what it gives, the code that opens it, until when. */
export type CodeCard = { kind: 'code'; title: string; detail: string; label: string; code: string; until: string }
export type Block = Table | Totals | Paragraph | Signature | Quote | CodeCard

/** Who writes the paper. Hue and chroma as in the design's tokens. */
export type Issuer = { name: string; lines: readonly string[]; accentHue: number; accentChroma: number }

export type Paper = {
  title: string
  number: string | null
  /** As a person finds it in their downloads: 'Facture F2026-0001.pdf'. */
  fileName: string
  /** Goes into the file too: the same content and instant give the same bytes. */
  writtenAt: Date
  issuer: Issuer
  recipient: { label: string; lines: readonly string[] } | null
  facts: readonly Fact[]
  body: readonly Block[]
  /** Small print at the foot of each page. */
  foot: readonly string[]
  /** The same invoice for machines: the paper becomes a PDF/A-3 that carries it ([6.L4]). */
  facturX: string | null
}
