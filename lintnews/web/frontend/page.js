// The page: an editor with the findings in the text and in the margin, on the interface of `lintnews serve`.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { forceLinting, lintGutter, linter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";

const PAUSE = 350; // milliseconds after the last key before the text is checked
const CALLED = { error: "must be fixed", warning: "to look at", info: "note" };
const byId = (id) => document.getElementById(id);
const silenced = new Map(); // code and words -> reason
let findings = [];
let asked = 0;
let token = "";

function headers(more) {
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

function fields() {
  return {
    filename: byId("filename").value || "article.txt",
    profile: byId("profile").value,
    stage: byId("stage").value,
    date: byId("date").value,
  };
}

async function ask(path, text) {
  const body = JSON.stringify({ text, units: "utf-16", ...fields() });
  const answer = await fetch(path, {
    method: "POST",
    headers: headers({ "Content-Type": "application/json" }),
    body,
  });
  if (answer.status === 401) {
    token = window.prompt("This server asks for a token:") || "";
    return ask(path, text);
  }
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer;
}

const key = (finding, text) => `${finding.code} ${text.slice(finding.start, finding.end)}`;

async function check(view) {
  const text = view.state.doc.toString();
  const number = ++asked;
  if (!text.trim()) {
    show(view, { findings: [], verdict: "Paste, type or drop an article", failures: [] });
    return [];
  }
  try {
    const result = await (await ask("/v1/check", text)).json();
    if (number !== asked || view.state.doc.toString() !== text) return [];
    return show(view, result);
  } catch (error) {
    byId("verdict").textContent = `Not checked: ${error.message}`;
    return [];
  }
}

function show(view, result) {
  const text = view.state.doc.toString();
  findings = result.findings.filter((one) => !silenced.has(key(one, text)));
  byId("verdict").textContent = result.verdict;
  showSilenced(view);
  const failures = result.failures.map((failure) => element("p", "failure", failure));
  byId("notes").replaceChildren(...failures, ...findings.map((one) => card(view, one)));
  return findings.map((one) => ({
    from: Math.min(one.start, text.length),
    to: Math.min(Math.max(one.end, one.start), text.length),
    severity: one.severity,
    message: one.message,
    source: one.code,
    actions: one.fix ? [{ name: "Fix", apply: (target) => fix(target, one) }] : [],
  }));
}

function showSilenced(view) {
  byId("silenced").replaceChildren(
    ...[...silenced].map(([name, reason]) => {
      const made = element("li", "", `${name}: ${reason || "no reason given"} `);
      made.append(button("Mark it again", () => silenced.delete(name) && again(view)));
      return made;
    }),
  );
  byId("silenced-title").hidden = !silenced.size;
}

function element(tag, name, text) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

function button(label, act) {
  const made = element("button", "", label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function card(view, one) {
  const made = element("article", `note ${one.severity}`, "");
  const go = button(`Line ${one.line}: ${one.message}`, () => {
    view.dispatch({ selection: { anchor: one.start, head: one.end }, scrollIntoView: true });
    view.focus();
  });
  go.className = "go";
  made.append(go, element("p", "code", `${CALLED[one.severity]} · ${one.code}`));
  for (const related of one.related) {
    made.append(
      button(`Line ${related.line}: ${related.message}`, () => {
        view.dispatch({ selection: { anchor: related.start, head: related.end }, scrollIntoView: true });
        view.focus();
      }),
    );
  }
  if (one.fix) {
    const safe = one.fix.applicability === "safe";
    made.append(button(safe ? "Fix" : "Fix (look at the meaning)", () => fix(view, one)));
  }
  made.append(button("Right as it is", () => silence(view, one)));
  return made;
}

function fix(view, one) {
  const changes = one.fix.edits.map((edit) => ({ from: edit.start, to: edit.end, insert: edit.text }));
  view.dispatch({ changes });
}

function silence(view, one) {
  const reason = window.prompt("Why is it right as it is?");
  if (reason === null) return;
  silenced.set(key(one, view.state.doc.toString()), reason);
  again(view);
}

async function again(view) {
  view.dispatch(setDiagnostics(view.state, await check(view)));
}

async function ledger(view) {
  const text = view.state.doc.toString();
  const target = byId("ledger");
  try {
    const seen = await (await ask("/v1/inspect", text)).json();
    const rows = seen.attributions
      .filter((one) => one.stance === "report" && one.source)
      .map((one) => `${text.slice(one.source.start, one.source.end)} (${one.source_type})`);
    const counts = new Map();
    for (const row of rows) counts.set(row, (counts.get(row) || 0) + 1);
    target.replaceChildren(
      ...[...counts].map(([row, count]) => element("li", "", `${row}: ${count}`)),
    );
  } catch (error) {
    target.replaceChildren(element("li", "", error.message));
  }
}

async function save(view) {
  const answer = await ask("/v1/report", view.state.doc.toString());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = "report.html";
  link.click();
  URL.revokeObjectURL(link.href);
}

async function take(view, file) {
  byId("filename").value = file.name;
  const form = new FormData();
  form.append("file", file);
  let text = "";
  if (/\.docx$/i.test(file.name)) {
    const answer = await fetch("/v1/text", { method: "POST", headers: headers({}), body: form });
    const result = await answer.json();
    if (!answer.ok) {
      byId("verdict").textContent = `Not read: ${result.error}`;
      return;
    }
    text = result.text;
    byId("filename").value = `${file.name}.txt`;
  } else {
    text = await file.text();
  }
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

const view = new EditorView({
  parent: byId("editor"),
  state: EditorState.create({
    doc: "",
    extensions: [
      lineNumbers(),
      history(),
      lintGutter(),
      linter(check, { delay: PAUSE }),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "The article" }),
      EditorView.domEventHandlers({
        drop(event, target) {
          const file = event.dataTransfer?.files?.[0];
          if (!file) return false;
          event.preventDefault();
          take(target, file);
          return true;
        },
      }),
    ],
  }),
});

for (const id of ["profile", "stage", "date"]) byId(id).addEventListener("change", () => again(view));
byId("file").addEventListener("change", (event) => event.target.files[0] && take(view, event.target.files[0]));
byId("save").addEventListener("click", () => save(view));
byId("show-ledger").addEventListener("click", () => ledger(view));
forceLinting(view);
