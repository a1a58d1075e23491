/** What the client says it can show, in the words that features use. */
import type { InitializeParams } from 'vscode-languageserver/node';
import { type ClientAbilities, PLAIN_CLIENT } from '../features/client.ts';

/** Clients built on VS Code's editor have its commands. */
const HAS_EDITOR_COMMANDS = /code|cursor|windsurf|theia|positron/i;

/** `InsertTextMode.asIs` */
const AS_IS = 1;

export function abilitiesOf({ capabilities, clientInfo, initializationOptions }: InitializeParams): ClientAbilities {
  const { codeAction, codeLens, completion, definition, typeDefinition, hover, inlayHint } =
    capabilities.textDocument ?? {};
  const item = completion?.completionItem;
  const edits = capabilities.workspace?.workspaceEdit;
  const files = edits?.documentChanges ? (edits.resourceOperations ?? []) : [];
  const commands = commandsOf(initializationOptions);
  return {
    ...PLAIN_CLIENT,
    snippets: item?.snippetSupport ?? false,
    insertsAsIs: item?.insertTextModeSupport?.valueSet.includes(AS_IS) ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    sharedRange: completion?.completionList?.itemDefaults?.includes('editRange') ?? false,
    locationLinks: definition?.linkSupport ?? false,
    typeLinks: typeDefinition?.linkSupport ?? false,
    markdown: [...(hover?.contentFormat ?? []), ...(item?.documentationFormat ?? [])].includes('markdown'),
    suggestCommand: HAS_EDITOR_COMMANDS.test(clientInfo?.name ?? '') ? 'editor.action.triggerSuggest' : null,
    lazyEdits: (codeAction?.dataSupport && codeAction.resolveSupport?.properties.includes('edit')) ?? false,
    lazyHints: ['tooltip', 'label.location'].every((name) => inlayHint?.resolveSupport?.properties.includes(name)),
    lenses: codeLens !== undefined,
    createsFiles: files.includes('create'),
    deletesFiles: files.includes('delete'),
    timelineCommand: commands.has('planline.openTimeline') ? 'planline.openTimeline' : null,
    risksCommand: commands.has('planline.openRisks') ? 'planline.openRisks' : null,
    simulateCommand: commands.has('planline.simulate') ? 'planline.simulate' : null,
  };
}

/** Our own client says which commands it has; no other has any of them. */
function commandsOf(options: unknown): ReadonlySet<unknown> {
  const sent = typeof options === 'object' && options !== null ? Reflect.get(options, 'commands') : null;
  return new Set(Array.isArray(sent) ? sent : []);
}
