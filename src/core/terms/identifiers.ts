/** A committee's (nämnd) code in `diarievakt.yaml`; each keeps a diary of its own, so it names the diary too. */
export type CommitteeCode = string & {readonly __committee: true}

/** The name an entry goes by everywhere, in page addresses too: 20 random letters, which tell nothing and hold no digit (D3). */
export type EntryId = string & {readonly __entry: true}

/** One text of an entry. A changed row, a rewritten heading or a re-opened decision makes a new version. */
export type VersionId = string & {readonly __version: true}

/** One unattended or ordered piece of work: an import, a publication, a scan. Sorts by when it began. */
export type RunId = string & {readonly __run: true}

/** One answer by a registrar or a lawyer about one version. */
export type DecisionId = string & {readonly __decision: true}

/** HMAC-SHA-256 under the workspace's own key, in hexadecimal: confirms no guess without the key (P4). */
export type Fingerprint = string & {readonly __fingerprint: true}

/** A point in time, ISO 8601 in UTC with milliseconds. */
export type Instant = string & {readonly __instant: true}
