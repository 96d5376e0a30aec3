import type { Block } from '@/lib/site/types'
import type words from '@/messages/fr/site-editor'

export type EditorWords = (typeof words)['editor']
export type FieldName = keyof EditorWords['fields']
export type Kind = Block['kind']
/** A block while it is written: whatever its fields hold so far. */
export type Draft = { kind: Kind } & Record<string, unknown>
/** One of several in a block: a card, a step, a button. */
export type Item = Record<string, unknown>

type Spec =
  | { name: FieldName; type: 'line' | 'text' | 'paragraphs' | 'lines' | 'picture' | 'form' }
  | { name: FieldName; type: 'items'; fields: readonly { name: FieldName; type: 'line' | 'text' }[] }

const line = (name: FieldName): Spec => ({ name, type: 'line' })
const text = (name: FieldName): Spec => ({ name, type: 'text' })
const links: Spec = {
  name: 'actions',
  type: 'items',
  fields: [
    { name: 'label', type: 'line' },
    { name: 'to', type: 'line' },
  ],
}
const titled = (name: FieldName): Spec => ({
  name,
  type: 'items',
  fields: [
    { name: 'title', type: 'line' },
    { name: 'text', type: 'text' },
  ],
})
const listed = [line('title'), text('intro')]

/** The fields of each kind of block, in their order: what lib/site/schema accepts. */
export const specs: Record<Kind, readonly Spec[]> = {
  hero: [line('title'), text('lead'), { name: 'picture', type: 'picture' }, links],
  prose: [line('title'), { name: 'paragraphs', type: 'paragraphs' }, { name: 'list', type: 'lines' }],
  picture: [{ name: 'picture', type: 'picture' }, line('alt'), line('caption')],
  cards: [line('title'), text('intro'), titled('cards')],
  steps: [line('title'), titled('steps')],
  facts: [
    {
      name: 'figures',
      type: 'items',
      fields: [
        { name: 'value', type: 'line' },
        { name: 'label', type: 'line' },
      ],
    },
  ],
  questions: [
    line('title'),
    {
      name: 'items',
      type: 'items',
      fields: [
        { name: 'question', type: 'line' },
        { name: 'answer', type: 'text' },
      ],
    },
  ],
  teachers: listed,
  gifts: listed,
  rooms: listed,
  places: listed,
  reach: [line('title'), { name: 'hours', type: 'lines' }, text('note')],
  form: [{ name: 'form', type: 'form' }, ...listed],
  call: [line('title'), text('text'), links],
}
export type FieldSpec = Spec

/** What a new block of a kind starts with: lists empty, a form chosen. */
export const startOf = (kind: Kind): Draft => ({
  kind,
  ...Object.fromEntries(
    specs[kind]
      .filter(({ type }) => type === 'items' || type === 'paragraphs' || type === 'lines')
      .map(({ name }) => [name, []]),
  ),
  ...(kind === 'form' ? { form: 'contact' } : {}),
})

/** A block as it is sent: what was left empty isn't there. */
export const cleanBlock = (draft: Draft): Draft =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([name, value]) => value !== '' && value !== undefined && !(name === 'list' && (value as []).length === 0),
    ),
  ) as Draft
