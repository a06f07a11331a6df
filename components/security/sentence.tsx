/** Words made to stand inside a sentence, standing alone. */
export const Sentence = ({ children }: { children: string }) => (
  <span className="inline-block first-letter:uppercase">{children}</span>
)
