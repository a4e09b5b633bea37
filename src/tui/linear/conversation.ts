/** One who is spoken with line by line: what is said is never taken back or drawn over. */
export interface Conversation {
  /** Says one line. Everything from outside is made fit for the terminal by whoever says it aloud. */
  readonly say: (line: string) => void
  /** Asks, and gives the line that was answered; null when there is nobody left to answer. */
  readonly ask: (prompt: string) => Promise<string | null>
}
