'use client'

import { useState } from 'react'
import { cx } from '@/components/ui/cx'

/** `title`: what the frame holds, for who can't see it. */
export type FrameWords = Record<'title' | 'screen' | 'phone' | 'desktop' | 'theme' | 'light' | 'dark', string>
type Props = { html: string; nonce: string | undefined; words: FrameWords }

const screens = ['phone', 'desktop'] as const
const themes = ['light', 'dark'] as const

/** Its own styles run under the nonce of the document around it; its links open beside it. */
const prepare = (html: string, nonce: string | undefined): string =>
  html.replaceAll('<style', `<style nonce="${nonce ?? ''}"`).replace('<head>', '<head><base target="_blank">')

/** The document's, which its policy knows: a page that is refreshed brings another one. */
const findOwnNonce = (): string | undefined =>
  typeof document === 'undefined' ? undefined : document.querySelector<HTMLElement>('script[nonce]')?.nonce

/** A mail as it arrives, on a phone or a computer, by day or at night; whatever it holds runs nothing and reaches nothing of ours. */
export function MailFrame({ html, nonce, words }: Props) {
  const [own] = useState(() => findOwnNonce() ?? nonce)
  const [screen, setScreen] = useState<(typeof screens)[number]>('phone')
  const [theme, setTheme] = useState<(typeof themes)[number]>('light')
  return (
    <div className="grid min-w-0 gap-3">
      <div className="no-print flex flex-wrap gap-x-5 gap-y-2">
        <Choice label={words.screen} options={screens} words={words} chosen={screen} choose={setScreen} />
        <Choice label={words.theme} options={themes} words={words} chosen={theme} choose={setTheme} />
      </div>
      <div className="overflow-x-auto rounded-m border border-line bg-sunken">
        <iframe
          title={words.title}
          srcDoc={prepare(html, own)}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          style={{ colorScheme: theme }}
          className={cx('mx-auto block h-[40rem] border-0', screen === 'phone' ? 'w-[360px] max-w-full' : 'w-[680px]')}
        />
      </div>
    </div>
  )
}

type ChoiceProps<Value extends string> = {
  label: string
  options: readonly Value[]
  words: Record<Value, string>
  chosen: Value
  choose: (value: Value) => void
}

function Choice<Value extends string>({ label, options, words, chosen, choose }: ChoiceProps<Value>) {
  return (
    <fieldset className="m-0 flex items-center gap-1.5 border-0 p-0">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === chosen}
          onClick={() => choose(option)}
          className="chip"
        >
          {words[option]}
        </button>
      ))}
    </fieldset>
  )
}
