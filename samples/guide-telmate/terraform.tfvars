pm_api_url          = "https://192.0.2.10:8006/api2/json"
pm_api_token_id     = "terraform@pve!tf"
pm_api_token_secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
