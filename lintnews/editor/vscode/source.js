// lintnews in VS Code: starts `lintnews lsp` and shows the ledger; everything else is the protocol's.
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const LANGUAGES = ["plaintext", "markdown", "html"];
let client;

exports.activate = async (context) => {
  const settings = () => vscode.workspace.getConfiguration("lintnews");
  const chosen = () => {
    const { profile, stage, config } = settings();
    return { profile, stage, config };
  };
  client = new LanguageClient(
    "lintnews",
    "lintnews",
    { command: settings().get("command"), args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      initializationOptions: chosen(),
      synchronize: { configurationSection: "lintnews" },
    },
  );
  context.subscriptions.push(
    vscode.commands.registerCommand("lintnews.showLedger", async (uri) => {
      const target = uri || vscode.window.activeTextEditor?.document.uri.toString();
      const content = await client.sendRequest("lintnews/ledger", { uri: target });
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ content, language: "markdown" }),
        { preview: true, viewColumn: vscode.ViewColumn.Beside },
      );
    }),
  );
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      `lintnews does not start (${error.message}): install it with its extra lsp, or name it in lintnews.command`,
    );
  }
};

exports.deactivate = () => client?.stop();
