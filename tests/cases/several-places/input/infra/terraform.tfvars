pm_api_token_id     = "terraform@pve!tf"
pm_api_token_secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
	pm_tls_insecure = true # été 日本 tab before
