'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { controlClass } from '@/components/ui/field'
import { contactKinds } from '@/lib/site/types'
import { type Draft, type EditorWords, type FieldName, type FieldSpec, type Item, specs } from './block-specs'

type Options = { value: string; label: string }[]
type Props = { draft: Draft; onChange: (draft: Draft) => void; pictures: Options; words: EditorWords }

/** The fields of a block, by its kind. */
export function BlockFields({ draft, onChange, pictures, words }: Props) {
  const set = (name: string, value: unknown) => onChange({ ...draft, [name]: value })
  return (
    <div className="grid gap-3">
      {specs[draft.kind].map((spec) => (
        <SpecField key={spec.name} spec={spec} value={draft[spec.name]} set={set} pictures={pictures} words={words} />
      ))}
    </div>
  )
}

type SpecProps = {
  spec: FieldSpec
  value: unknown
  set: (name: string, value: unknown) => void
  pictures: Options
  words: EditorWords
}

function SpecField({ spec, value, set, pictures, words }: SpecProps) {
  const { name } = spec
  const write = (typed: unknown) => set(name, typed)
  switch (spec.type) {
    case 'line':
    case 'text':
      return <Words name={name} isLong={spec.type === 'text'} value={textOf(value)} write={write} words={words} />
    case 'paragraphs':
      return (
        <Several name={name} between={'\n\n'} help={words.paragraphsHelp} value={value} write={write} words={words} />
      )
    case 'lines':
      return <Several name={name} between={'\n'} help={words.linesHelp} value={value} write={write} words={words} />
    case 'picture':
      return (
        <Choice
          name={name}
          options={[{ value: '', label: words.noPicture }, ...pictures]}
          value={textOf(value)}
          write={write}
          words={words}
        />
      )
    case 'form': {
      const options = contactKinds.map((kind) => ({ value: kind as string, label: words.forms[kind] }))
      return <Choice name={name} options={options} value={textOf(value)} write={write} words={words} />
    }
    case 'items':
      return <Items spec={spec} items={(value as Item[] | undefined) ?? []} write={write} words={words} />
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

type FieldProps = { name: FieldName; write: (value: unknown) => void; words: EditorWords }

function Words({ name, isLong, value, write, words }: FieldProps & { isLong: boolean; value: string }) {
  const id = useId()
  const control = { id, value, className: controlClass }
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {words.fields[name]}
      </label>
      {isLong ? (
        <textarea {...control} rows={3} onChange={(event) => write(event.currentTarget.value)} />
      ) : (
        <input {...control} type="text" onChange={(event) => write(event.currentTarget.value)} />
      )}
    </div>
  )
}

type SeveralProps = FieldProps & { between: string; help: string; value: unknown }

/** A list as one text: what stands between two of them is a line, or an empty line. */
function Several({ name, between, help, value, write, words }: SeveralProps) {
  const id = useId()
  const split = (typed: string) =>
    typed
      .split(between === '\n' ? /\n/ : /\n\s*\n/)
      .map((piece) => piece.trim())
      .filter(Boolean)
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {words.fields[name]}
      </label>
      <textarea
        id={id}
        aria-describedby={`${id}-help`}
        defaultValue={((value as string[] | undefined) ?? []).join(between)}
        rows={between === '\n' ? 3 : 6}
        className={controlClass}
        onChange={(event) => write(split(event.currentTarget.value))}
      />
      <p id={`${id}-help`} className="mt-1 text-sm text-muted">
        {help}
      </p>
    </div>
  )
}

function Choice({ name, options, value, write, words }: FieldProps & { options: Options; value: string }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {words.fields[name]}
      </label>
      <select id={id} value={value} className={controlClass} onChange={(event) => write(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type ItemsProps = {
  spec: Extract<FieldSpec, { type: 'items' }>
  items: Item[]
  write: (items: Item[]) => void
  words: EditorWords
}

/** Cards, steps, buttons: each with its own fields. */
function Items({ spec, items, write, words }: ItemsProps) {
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1 font-medium">{words.fields[spec.name]}</legend>
      {items.map((item, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are told apart by their rank only
        <div key={rank} className="grid gap-2 border-l-2 border-line pl-3">
          {spec.fields.map(({ name, type }) => (
            <Words
              key={name}
              name={name}
              isLong={type === 'text'}
              value={textOf(item[name])}
              write={(typed) => write(items.map((one, at) => (at === rank ? { ...one, [name]: typed } : one)))}
              words={words}
            />
          ))}
          <div>
            <Button look="quiet" onClick={() => write(items.filter((_, at) => at !== rank))}>
              {words.remove}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button look="quiet" onClick={() => write([...items, {}])}>
          {words.addItem}
        </Button>
      </div>
    </fieldset>
  )
}
