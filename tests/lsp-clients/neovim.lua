-- What a user does, in the order of a session. Prints a line a step and ends with 0 where all went well.
local root = vim.fn.fnamemodify(vim.fn.getcwd(), ":h")
local patience = 60000

local function say(line) io.stdout:write(line .. "\n") end

local function fail(line)
  say("FAILED  " .. line)
  vim.cmd("cquit 1")
end

local function check(what, is)
  local start = vim.loop.hrtime()
  if not vim.wait(patience, is, 10) then
    fail(what)
  end
  say(string.format("ok  %s (%d ms)", what, (vim.loop.hrtime() - start) / 1e6))
end

local function client()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, one in ipairs(get()) do
    if one.name == "pvelint" then return one end
  end
end

local function has(code)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code == code) then return one end
  end
end

local function at(line, column)
  return { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = line, character = column } }
end

local function ask(method, parameters)
  local answers = vim.lsp.buf_request_sync(0, method, parameters, patience)
  for _, answer in pairs(answers or {}) do
    if answer.err then fail(method .. ": " .. vim.inspect(answer.err)) end
    return answer.result
  end
end

vim.cmd("filetype on")
dofile(root .. "/settings.lua")
vim.cmd("edit main.tf")
vim.bo.filetype = "terraform"
check("attaches", function() return client() ~= nil and client().initialized ~= false end)
check("shows what 'scan' finds", function() return has("PVE301") end)

local line = vim.fn.search("insecure") - 1
vim.api.nvim_buf_set_lines(0, line, line + 1, false, { "  # é 😀", "  insecure = false" })
check("an edit counts before it is saved", function() return not has("PVE301") end)
vim.api.nvim_buf_set_lines(0, line, line + 2, false, { "  # é 😀", "  insecure = true" })
check("and back, below letters of several bytes", function()
  local found = has("PVE301")
  return found and found.lnum == line + 1 and found.col == 13
end)

local hover = ask("textDocument/hover", at(vim.fn.search("VM.Clone") - 1, 30))
if not (hover and hover.contents.value:find("VM.Clone", 1, true)) then fail("hover: " .. vim.inspect(hover)) end
say("ok  hover: " .. hover.contents.value:match("[^\n]+"))

local names = ask("textDocument/completion", at(vim.fn.search("VM.Clone") - 1, 32))
if not (names and #names.items > 20) then fail("completion: " .. vim.inspect(names)) end
say("ok  completion: " .. #names.items .. " names")

local found = has("PVE301")
local diagnostic = found.user_data and found.user_data.lsp or {}
local range = { start = { line = found.lnum, character = found.col }, ["end"] = { line = found.end_lnum, character = found.end_col } }
local actions = ask("textDocument/codeAction", {
  textDocument = { uri = vim.uri_from_bufnr(0) },
  range = range,
  context = { diagnostics = { vim.tbl_extend("force", { range = range, message = found.message, severity = found.severity, code = "PVE301", source = "pvelint" }, diagnostic) } },
})
local chosen
for _, action in ipairs(actions or {}) do
  if not chosen and not action.title:lower():find("suppress") and not action.title:lower():find("ignore") then chosen = action end
end
if not chosen then fail("code actions: " .. vim.inspect(actions)) end
if not chosen.edit then chosen = ask("codeAction/resolve", chosen) end
vim.lsp.util.apply_workspace_edit(chosen.edit, client().offset_encoding or "utf-16")
check("code action: " .. chosen.title, function() return not has("PVE301") end)

local ended = client().id
vim.lsp.stop_client(ended)
check("ends", function() return vim.lsp.get_client_by_id(ended) == nil or vim.lsp.client_is_stopped(ended) end)
vim.cmd("qa!")
