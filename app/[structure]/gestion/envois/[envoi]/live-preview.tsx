'use client'

import { useEffect, useState } from 'react'
import { type FrameWords, MailFrame } from '@/components/messages/mail-frame'
import { Notice } from '@/components/ui/notice'

type Words = { frame: FrameWords; problems: string; open: string; offline: string }
type Props = {
  /** Where the mail is composed. */
  from: string
  /** Of the text that it shows: another one is composed again. */
  revision: number
  nonce: string | undefined
  words: Words
}
type Shown = { html: string } | { problem: string }

async function load(from: string, offline: string, signal: AbortSignal): Promise<Shown> {
  const answer = await fetch(from, { signal })
  const text = await answer.text()
  if (answer.ok) return { html: text }
  return { problem: answer.status === 422 ? text : offline }
}

/** The message as it will arrive, composed again as it is kept; without a script, a link to it. */
export function LivePreview({ from, revision, nonce, words }: Props) {
  const [shown, setShown] = useState<Shown | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is a new text at the same address
  useEffect(() => {
    const gone = new AbortController()
    load(from, words.offline, gone.signal)
      .catch(() => ({ problem: words.offline }))
      .then((found) => {
        if (!gone.signal.aborted) setShown(found)
      })
    return () => gone.abort()
  }, [from, revision, words.offline])
  return (
    <>
      {shown && 'html' in shown ? (
        <MailFrame html={shown.html} nonce={nonce} words={words.frame} />
      ) : shown ? (
        <Notice kind="warning" title={words.problems}>
          {shown.problem}
        </Notice>
      ) : null}
      <p>
        <a href={from} target="_blank" rel="noreferrer">
          {words.open}
        </a>
      </p>
    </>
  )
}
