'use client'

import { useState } from 'react'
import { FieldError, useField } from '@/components/ui/field'
import { contrastOf, darkPalette, lightPalette, type Palette } from '@/lib/core/colours'

type Words = Record<'label' | 'help' | 'light' | 'dark' | 'sample' | 'link' | 'contrast', string>
type Props = { hue: number; chroma: number; choices: readonly { hue: number; label: string }[]; words: Words }

/** A hue among those that are free, with what it looks like in both themes and its contrast, live. */
export function HueChoice({ hue, chroma, choices, words }: Props) {
  const { control, message } = useField({ name: 'accentHue', label: words.label }, String(hue))
  const [chosen, setChosen] = useState(Number(control.defaultValue))
  return (
    <fieldset id={control.id} className="grid min-w-0 gap-4">
      <legend className="font-medium">{words.label}</legend>
      <p className="text-sm text-muted">{words.help}</p>
      <div className="flex flex-wrap gap-1">
        {choices.map((choice) => (
          <label
            key={choice.hue}
            className="grid size-11 cursor-pointer place-items-center rounded-full border-2 border-transparent has-checked:border-ink has-focus-visible:outline-3 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="accentHue"
              value={choice.hue}
              defaultChecked={choice.hue === chosen}
              onChange={() => setChosen(choice.hue)}
              aria-label={choice.label}
              className="peer sr-only"
            />
            <span
              aria-hidden="true"
              className="size-8 rounded-full"
              style={{ backgroundColor: lightPalette(choice.hue, chroma).accent }}
            />
          </label>
        ))}
      </div>
      <FieldError id={control.id} message={message} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Sample title={words.light} palette={lightPalette(chosen, chroma)} words={words} />
        <Sample title={words.dark} palette={darkPalette(chosen, chroma)} words={words} />
      </div>
    </fieldset>
  )
}

function Sample({ title, palette, words }: { title: string; palette: Palette; words: Words }) {
  const ratio = Math.min(contrastOf(palette.accent, palette.surface), contrastOf(palette.accentInk, palette.accent))
  return (
    <div
      className="grid gap-3 rounded-m border p-4"
      style={{ backgroundColor: palette.surface, borderColor: palette.line, color: palette.ink }}
    >
      <p className="text-sm" style={{ color: palette.muted }}>
        {title}
      </p>
      <p>
        <span
          className="inline-flex min-h-11 items-center rounded-full px-5 font-semibold"
          style={{ backgroundColor: palette.accent, color: palette.accentInk }}
        >
          {words.sample}
        </span>
      </p>
      <p className="underline" style={{ color: palette.accent }}>
        {words.link}
      </p>
      <p className="text-sm" style={{ color: palette.muted }}>
        {words.contrast.replace('{ratio}', `${ratio.toFixed(1).replace('.', ',')} : 1`)}
      </p>
    </div>
  )
}
