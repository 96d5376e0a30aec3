'use client'

import { type ReactNode, useEffect, useState } from 'react'
import type { FooterStructure } from '@/components/site/site-footer'
import { Button } from '@/components/ui/button'
import { FieldError, useField } from '@/components/ui/field'
import type { Block } from '@/lib/site/types'
import { BlockFields } from './block-fields'
import { BlockPreview } from './block-preview'
import { cleanBlock, type Draft, type EditorWords, type Kind, startOf } from './block-specs'

type Props = {
  blocks: Block[]
  structure: FooterStructure
  pictures: { value: string; label: string }[]
  words: EditorWords
}
type Entry = { key: number; draft: Draft }

const swap = (entries: readonly Entry[], rank: number, by: 1 | -1): Entry[] => {
  const other = rank + by
  if (other < 0 || other >= entries.length) return [...entries]
  return entries.map((entry, at) => (at === rank ? entries[other]! : at === other ? entries[rank]! : entry))
}

/** The blocks of a page, each with its fields and what it looks like; sent as one field. */
export function BlockEditor({ blocks, structure, pictures, words }: Props) {
  const [entries, setEntries] = useState<Entry[]>(() => blocks.map((block, key) => ({ key, draft: { ...block } })))
  const [next, setNext] = useState(blocks.length)
  const { control, message } = useField({ name: 'blocks', label: words.preview })
  const change = (key: number, draft: Draft) =>
    setEntries((held) => held.map((entry) => (entry.key === key ? { key, draft } : entry)))
  function add(kind: Kind) {
    setEntries((held) => [...held, { key: next, draft: startOf(kind) }])
    setNext(next + 1)
  }
  return (
    <div className="grid gap-5" id={control.id}>
      <input type="hidden" name="blocks" value={JSON.stringify(entries.map(({ draft }) => cleanBlock(draft)))} />
      <FieldError id={control.id} message={message} />
      <ScriptFields>
        {entries.map(({ key, draft }, rank) => (
          <section
            key={key}
            aria-label={`${rank + 1}. ${words.kinds[draft.kind]}`}
            className="card grid gap-4 p-4 sm:p-5"
          >
            <div className="flex flex-wrap items-center gap-2">
              <h2 className="mr-auto text-lg">
                {rank + 1}. {words.kinds[draft.kind]}
              </h2>
              <Button look="quiet" onClick={() => setEntries(swap(entries, rank, -1))} disabled={rank === 0}>
                {words.up}
              </Button>
              <Button
                look="quiet"
                onClick={() => setEntries(swap(entries, rank, 1))}
                disabled={rank === entries.length - 1}
              >
                {words.down}
              </Button>
              <Button look="quiet" onClick={() => setEntries(entries.filter((entry) => entry.key !== key))}>
                {words.remove}
              </Button>
            </div>
            <div className="grid items-start gap-5 lg:grid-cols-2">
              <BlockFields
                draft={draft}
                onChange={(changed) => change(key, changed)}
                pictures={pictures}
                words={words}
              />
              <BlockPreview draft={draft} structure={structure} words={words} />
            </div>
          </section>
        ))}
        <AddBlock words={words} onAdd={add} />
      </ScriptFields>
    </div>
  )
}

/** Fields whose words only a script keeps: nothing can be typed into them before it runs. */
function ScriptFields({ children }: { children: ReactNode }) {
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <fieldset disabled={!isReady} className="m-0 grid min-w-0 gap-5 border-0 p-0">
      {children}
    </fieldset>
  )
}

function AddBlock({ words, onAdd }: { words: EditorWords; onAdd: (kind: Kind) => void }) {
  const kinds = Object.entries(words.kinds) as [Kind, string][]
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">{words.add}</legend>
      <div className="flex flex-wrap gap-2">
        {kinds.map(([kind, name]) => (
          <Button key={kind} look="quiet" onClick={() => onAdd(kind)}>
            {name}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
